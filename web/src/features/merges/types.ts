import type { components } from '../../api/schema/casework'

export type Merge = components['schemas']['Merge']
export type MergeRow = components['schemas']['MergeRow']
export type MergeRecord = components['schemas']['MergeRecord']
export type Comparison = components['schemas']['MergeComparison']
export type LaterAct = Merge['acts_while_merged'][number]
