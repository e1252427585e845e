import type { components } from '../../api/schema/identity'

export type Absence = components['schemas']['Absence']
export type NewAbsence = components['schemas']['NewAbsence']
export type AbsencePerson = components['schemas']['AbsencePerson']
