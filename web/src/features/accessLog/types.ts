import type { components } from '../../api/schema/journal'

export type AccessLog = components['schemas']['AccessLog']
export type Day = components['schemas']['Day']
export type DayEntry = components['schemas']['DayEntry']
export type Act = components['schemas']['Act']
