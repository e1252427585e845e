import { expect, test } from 'vitest'
import { organisationsOf, peopleOf, recordable } from './caseChoices'

test('a part of the plan is given to whoever takes part, and recorded under what one has a ground for', () => {
  const responsible = { organisation: 'o1', team: 't1', person: null, since: '2026-11-01T08:00:00Z' }
  const party = (organisation: string) => ({ id: organisation, organisation, team: `t ${organisation}`, person: null, part: 'service' as const, joined_at: '2026-11-01T08:00:00Z' })
  expect(organisationsOf({ responsible, parties: [party('o2'), party('o1'), party('o3')] })).toEqual(['o1', 'o2', 'o3'])
  const categories = (['economy', 'payment', 'basic'] as const).map((category) => ({ category, ground: 'commission' as const }))
  expect(recordable(['basic', 'employment', 'economy', 'payment'], { categories })).toEqual(['basic', 'economy'])
  expect(recordable(['basic'], {})).toEqual([])
})

test('people to choose from are those whom the case names, and oneself', () => {
  const one = { responsible: { organisation: 'o1', team: 't1', person: 'p1', since: '2026-01-01T00:00:00Z' }, parties: [] }
  expect(peopleOf(one, 'o1', { id: 'me', organisation: 'o1' })).toEqual(['me', 'p1'])
  expect(peopleOf(one, 'o1', { id: 'p1', organisation: 'o1' })).toEqual(['p1'])
  expect(peopleOf(one, 'o1', { id: 'me', organisation: 'o2' })).toEqual(['p1'])
  expect(peopleOf(one, null, { id: 'me', organisation: 'o2' })).toEqual([])
})
