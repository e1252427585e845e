import type { components } from '../../api/schema/casework'
import type { components as Identity } from '../../api/schema/identity'

export type Case = components['schemas']['Case']
/** What a person who takes part sees; a former party's case has none of it. */
export type PresentCase = Case & { client: NonNullable<Case['client']> }
export type CaseHandover = NonNullable<Case['handovers']>[number]
export type HandoverWords = components['schemas']['HandoverWords']
export type NewHandover = components['schemas']['NewHandover']
export type Party = NonNullable<Case['parties']>[number]
export type NewParty = components['schemas']['NewParty']
export type Category = components['schemas']['Category']
export type Consent = components['schemas']['Consent']
export type NewConsent = components['schemas']['NewConsent']
export type OpenItem = components['schemas']['OpenItem']
export type NewClosing = components['schemas']['NewClosing']
export type Organisation = Identity['schemas']['Organisation']
