import type { components as Casework } from '../../api/schema/casework'
import type { components } from '../../api/schema/journal'

export type AccessLog = components['schemas']['AccessLog']
export type Kind = components['schemas']['Kind']
export type Source = components['schemas']['Source']
export type Day = components['schemas']['Day']
export type DayEntry = components['schemas']['DayEntry']
export type Act = components['schemas']['Act']
export type FoundClient = Casework['schemas']['FoundClient']
