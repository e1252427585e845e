import type { components } from '../../api/schema/identity'

export type User = components['schemas']['User']
export type Membership = components['schemas']['Membership']
export type NewUser = components['schemas']['NewUser']
export type NewMembership = components['schemas']['NewMembership']
export type Role = components['schemas']['Role']
export type UserSignIn = components['schemas']['UserSignIn']
