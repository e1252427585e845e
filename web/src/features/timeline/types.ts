import type { components } from '../../api/schema/casework'

export type TimelineEntry = components['schemas']['TimelineEntry']
export type TimelineKind = TimelineEntry['kind']
