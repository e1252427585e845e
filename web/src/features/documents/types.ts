import type { components } from '../../api/schema/casework'

export type Document = components['schemas']['Document']
export type NewDocument = components['schemas']['NewDocument']
export type WithdrawalReason = components['schemas']['WithdrawalReason']
export type MediaType = NewDocument['media_type']
