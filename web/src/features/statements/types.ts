import type { components } from '../../api/schema/payments'

export type StatementRow = components['schemas']['StatementPage']['items'][number]
export type Statement = components['schemas']['StatementWhole']
export type StatementState = components['schemas']['StatementState']
export type FeeLine = components['schemas']['FeeLine']
export type Batch = components['schemas']['Export']
export type Freeze = components['schemas']['Freeze']
