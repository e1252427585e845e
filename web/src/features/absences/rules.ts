import { can } from '../../access/can'
import type { Absence, AbsencePerson } from './types'

/** Whose absence the reader may record. */
export function recordable(people: readonly AbsencePerson[]): AbsencePerson[] {
  return people.filter((one) => can(one, 'absence_write'))
}

/** Who can do the work of `person`: the others who work in a team of theirs. */
export function substitutesFor(person: string | undefined, people: readonly AbsencePerson[]): AbsencePerson[] {
  const teams = people.find((one) => one.id === person)?.teams ?? []
  return people.filter((one) => one.id !== person && one.teams.some((team) => teams.includes(team)))
}

/** Those of one person, or all. */
export function absencesOf(person: string | undefined, absences: readonly Absence[]): Absence[] {
  return absences.filter((one) => person === undefined || one.person === person)
}
