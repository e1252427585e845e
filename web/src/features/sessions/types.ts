import type { components } from '../../api/schema/identity'

type Schemas = components['schemas']
export type OwnSession = Schemas['OwnSession']
export type ListedSession = Schemas['ListedSession']
export type SecondFactor = Schemas['SecondFactor']
export type SecondFactorKey = Schemas['SecondFactorKey']
export type UserSignIn = Schemas['UserSignIn']
