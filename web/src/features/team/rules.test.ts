import { expect, test } from 'vitest'
import { awayAmong, byLoad, takersOf } from './rules'
import type { TeamCase } from './types'

const load = (team: string, person: string | null, cases: number) => ({ team, person, cases, away: null })
const row = (team: string, person: string | null): TeamCase => ({ case: `${team}${person}`, version: 1, client: { id: 'c', name: 'Näyte' }, team, person, since: '2026-11-22T10:00:00Z' })

test('what nobody has comes first, then who has most', () => {
  expect(byLoad([load('t', 'a', 1), load('t', null, 2), load('t', 'b', 5)]).map(({ person }) => person)).toEqual([null, 'b', 'a'])
})

test('cases are given to who works in their team', () => {
  const loads = [load('t', 'a', 1), load('t', 'b', 0), load('u', 'c', 3), load('t', null, 1)]
  expect(takersOf([row('t', 'a')], loads)).toEqual(['b'])
  expect(takersOf([row('t', null)], loads)).toEqual(['a', 'b'])
  expect(takersOf([row('t', 'a'), row('u', 'c')], loads)).toEqual([])
})

test('who is away is told among those to whom cases may be given', () => {
  const away = { ...load('t', 'b', 0), away: { until: '2026-12-01', substitute: null } }
  expect(awayAmong(['a', 'b'], [load('t', 'a', 1), away])).toEqual(['b'])
})
