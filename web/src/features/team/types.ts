import type { components } from '../../api/schema/casework'

export type WorkerLoad = components['schemas']['WorkerLoad']
export type TeamCase = components['schemas']['TeamCase']
