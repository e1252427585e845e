import type { components } from '../../api/schema/casework'

export type ImportRow = components['schemas']['Import']
export type Import = components['schemas']['ImportPage']
export type ImportUndo = components['schemas']['ImportUndo']
export type ActedCase = ImportUndo['acted'][number]
export type ImportFault = Import['faults'][number]
export type ImportSample = Import['samples'][number]
