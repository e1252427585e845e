import type { components } from '../../api/schema/casework'

export type Task = components['schemas']['Task']
export type NewTask = components['schemas']['NewTask']
export type TaskList = 'open' | 'closed'
