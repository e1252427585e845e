import type { components } from '../../api/schema/casework'

export type Case = components['schemas']['Case']
/** What a person who takes part sees; a former party's case has none of it. */
export type PresentCase = Case & { client: NonNullable<Case['client']> }
export type CaseHandover = NonNullable<Case['handovers']>[number]
export type NewHandover = components['schemas']['NewHandover']
