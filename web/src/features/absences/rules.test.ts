import { expect, test } from 'vitest'
import { absencesOf, recordable, substitutesFor } from './rules'
import type { Absence, AbsencePerson } from './types'

const person = (id: string, teams: string[], can: string[] = []): AbsencePerson => ({ id, name: id, teams, can })

test('one records absences of whom the server lets one', () => {
  expect(recordable([person('a', ['t'], ['absence_write']), person('b', ['t'])]).map(({ id }) => id)).toEqual(['a'])
})

test('a substitute is another who works in a team of the person', () => {
  const people = [person('a', ['t', 'u']), person('b', ['u']), person('c', ['v'])]
  expect(substitutesFor('a', people).map(({ id }) => id)).toEqual(['b'])
  expect(substitutesFor('c', people)).toEqual([])
  expect(substitutesFor(undefined, people)).toEqual([])
})

test('a page of one person shows theirs alone', () => {
  const one = (id: string, of: string) => ({ id, person: of }) as Absence
  expect(absencesOf('a', [one('1', 'a'), one('2', 'b')]).map(({ id }) => id)).toEqual(['1'])
  expect(absencesOf(undefined, [one('1', 'a'), one('2', 'b')])).toHaveLength(2)
})
