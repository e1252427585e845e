import type { components } from '../../api/schema/identity'

type Schemas = components['schemas']
export type OwnSession = Schemas['OwnSession']
export type SecondFactor = Schemas['SecondFactor']
export type SecondFactorKey = Schemas['SecondFactorKey']
