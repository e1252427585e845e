import type { components } from '../../api/schema/casework'

export type HandoverRow = components['schemas']['HandoverPreview']
export type Box = 'in' | 'out'
export type InboxState = 'open' | 'closed'
export type Item = components['schemas']['HandoverItem']
export type ItemChoice = NonNullable<components['schemas']['Taking']['items']>[number]
export type Figures = components['schemas']['WaitFigures']
export type BulkRow = components['schemas']['BulkHandoverRow']
export type Bulk = components['schemas']['BulkHandover']
export type BulkLine = Bulk['items'][number]
export type NewBulk = components['schemas']['NewBulkHandover']
export type Handover = components['schemas']['Handover']
