import type { components } from '../../api/schema/casework'

export type Plan = components['schemas']['Plan']
export type Goal = components['schemas']['Goal']
export type PlanAction = components['schemas']['PlanAction']
export type PlanVersion = components['schemas']['PlanVersion']
export type PlanChange = components['schemas']['PlanChange']
export type KeptGoal = components['schemas']['KeptGoal']
export type NewGoal = components['schemas']['NewGoal']
export type NewAction = components['schemas']['NewAction']
export type MissingContent = components['schemas']['MissingContent']
