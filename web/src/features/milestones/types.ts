import type { components as Casework } from '../../api/schema/casework'
import type { components as Outcomes } from '../../api/schema/outcomes'
import type { components as Payments } from '../../api/schema/payments'

export type MilestoneRow = Outcomes['schemas']['MilestonePage']['items'][number]
export type Milestone = Outcomes['schemas']['MilestoneWhole']
export type MilestoneState = Outcomes['schemas']['MilestoneState']
export type Evidence = Outcomes['schemas']['Evidence']
export type Claim = Outcomes['schemas']['Claim']
export type MilestoneType = Payments['schemas']['MilestoneType']
export type Case = Casework['schemas']['Case']
