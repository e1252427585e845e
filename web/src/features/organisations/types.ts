import type { components } from '../../api/schema/identity'

export type Organisation = components['schemas']['Organisation']
export type NewOrganisation = components['schemas']['NewOrganisation']
export type NewName = components['schemas']['NewName']
