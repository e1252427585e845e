import type { components } from '../../api/schema/payments'

export type StatementRow = components['schemas']['Statement']
export type Statement = components['schemas']['StatementWhole']
export type StatementState = components['schemas']['StatementState']
export type FeeLine = components['schemas']['FeeLine']
export type Contract = components['schemas']['Contract']
export type Batch = components['schemas']['Export']
export type Freeze = components['schemas']['Freeze']
