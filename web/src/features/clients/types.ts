import type { components } from '../../api/schema/casework'

export type ClientRow = components['schemas']['ClientRow']
