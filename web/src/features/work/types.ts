import type { components } from '../../api/schema/casework'

export type WorkItem = components['schemas']['WorkItem']
export type Urgency = WorkItem['urgency']
