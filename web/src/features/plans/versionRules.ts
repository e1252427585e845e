import type { Tone } from '../../ui/Tag/Tag'
import type { Plan, PlanChange, PlanVersion } from './types'

export const VERSION_TONE: Record<PlanVersion['state'], Tone> = { in_review: 'wait', agreed: 'done', superseded: 'notBegun', returned: 'refused', withdrawn: 'refused' }

/** Organisations that have yet to agree. */
export function waitedFor(version: PlanVersion): string[] {
  return version.agreements.filter(({ at }) => at === null).map(({ organisation }) => organisation)
}

/** The version that the page shows: the one asked for by number, or the newest. */
export function shownVersion(versions: readonly PlanVersion[], number: number | undefined): PlanVersion | undefined {
  return versions.find((version) => version.number === number) ?? versions[0]
}

/** What a version is compared with at first: the newest one before it that was agreed. */
export function comparedWith(versions: readonly PlanVersion[], version: PlanVersion): number | undefined {
  return versions.find(({ number, state }) => number < version.number && (state === 'agreed' || state === 'superseded'))?.number
}

/** Whether the page of versions has something for the reader to do: agree, give back or acknowledge. */
export function waitsForReader(version: PlanVersion): boolean {
  return version.can.includes('plan_agree') || version.can.includes('plan_acknowledge')
}

/** Changes under the goal that they belong to, in the order of the plan. */
export function byGoal(changes: readonly PlanChange[]): { goal: string; changes: PlanChange[] }[] {
  const groups: { goal: string; changes: PlanChange[] }[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last?.goal === change.goal) last.changes.push(change)
    else groups.push({ goal: change.goal, changes: [change] })
  }
  return groups
}

export function countOf(plan: Pick<Plan, 'goals'>): { goals: number; actions: number } {
  return { goals: plan.goals.length, actions: plan.goals.reduce((sum, goal) => sum + goal.actions.length, 0) }
}
