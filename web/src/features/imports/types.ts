import type { components } from '../../api/schema/casework'

export type ImportRow = components['schemas']['Import']
export type Import = components['schemas']['ImportPage']
export type ImportFault = Import['faults'][number]
export type ImportSample = Import['samples'][number]
