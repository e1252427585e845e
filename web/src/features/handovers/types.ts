import type { components } from '../../api/schema/casework'

export type HandoverRow = components['schemas']['HandoverPreview']
export type Box = 'in' | 'out'
export type InboxState = 'open' | 'closed'
export type Handover = components['schemas']['Handover']
