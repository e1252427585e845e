import type { components } from '../../api/schema/casework'

export type ClientDetails = components['schemas']['ClientDetails']
export type NewClientDetails = components['schemas']['NewClientDetails']
