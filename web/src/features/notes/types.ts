import type { components } from '../../api/schema/casework'

export type Note = components['schemas']['Note']
export type NewNote = components['schemas']['NewNote']
