import type { components } from '../../api/schema/casework'

export type HandoverRow = components['schemas']['HandoverPreview']
export type Box = 'in' | 'out'
export type InboxState = 'open' | 'closed'
export type Item = components['schemas']['HandoverItem']
export type ItemChoice = NonNullable<components['schemas']['Taking']['items']>[number]
export type Figures = components['schemas']['WaitFigures']
export type Handover = components['schemas']['Handover']
