import type { TeamCase, WorkerLoad } from './types'

/** Whose cases are shown: a person's id, or those that nobody has; all without it. */
export const NOBODY = 'none'

/** Nobody's first: they wait for somebody. Then whoever has most. */
export function byLoad(loads: readonly WorkerLoad[]): WorkerLoad[] {
  return [...loads].sort((a, b) => Number(b.person === null) - Number(a.person === null) || b.cases - a.cases)
}

/** To whom the chosen cases may be given: whoever works in the team of all of them. */
export function takersOf(chosen: readonly TeamCase[], loads: readonly WorkerLoad[]): string[] {
  const teams = [...new Set(chosen.map(({ team }) => team))]
  const people = [...new Set(loads.flatMap(({ person }) => (person === null ? [] : [person])))]
  return people.filter((person) => teams.every((team) => loads.some((load) => load.team === team && load.person === person)) && chosen.some((row) => row.person !== person))
}

/** Those of `people` who are away today: a case may be given to them all the same. */
export function awayAmong(people: readonly string[], loads: readonly WorkerLoad[]): string[] {
  return people.filter((person) => loads.some((load) => load.person === person && load.away !== null))
}

const REFUSALS = ['case_closed', 'worker_already', 'not_your_case', 'not_in_the_team', 'precondition_failed', 'not_found'] as const

/** Why a case was not given, by the code that the server refused it with. */
export function refusalOf(code: string): (typeof REFUSALS)[number] | 'other' {
  return REFUSALS.find((known) => known === code) ?? 'other'
}
