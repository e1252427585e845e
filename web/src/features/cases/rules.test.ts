import { expect, test } from 'vitest'
import { groundsOf, inCaseFirst, joinable, mayLeave, mayWithdraw, openHandover, otherOpenHandovers, opensTo, standingOf, whatCloses } from './rules'
import type { Case, CaseHandover, Consent, Party } from './types'

const NOW = '2026-11-23'

function party(organisation: string, team: string, part: Party['part'] = 'service'): Party {
  return { id: `${organisation}${team}`, organisation, team, person: null, part, joined_at: '2026-09-01T06:00:00Z' }
}

const ONE: Case = {
  id: 'c',
  responsible: { organisation: 'provider', team: 'coaches', person: null },
  parties: [party('provider', 'coaches', 'provider'), party('authority', 'officers', 'commissioner')],
  can: [],
}

function consent(id: string, change: Partial<Consent> = {}): Consent {
  return {
    id, version: 1, purpose: 'service', given_how: 'written', valid_from: '2026-09-01', valid_until: '2027-08-31', categories: ['social', 'health'], recipients: ['provider', 'county'],
    recorded_at: '2026-09-01T06:00:00Z', recorded_by: 'p', recorded_organisation: 'authority', withdrawn_at: null, withdrawn_by: null, ...change,
  }
}

test('only a proposed handover waits', () => {
  const handover = (state: CaseHandover['state'], kind: CaseHandover['kind'] = 'responsibility') => ({ id: `${kind} ${state}`, kind, state }) as CaseHandover
  expect(openHandover({ ...ONE, handovers: [handover('accepted'), handover('proposed')] })?.id).toBe('responsibility proposed')
  expect(openHandover({ ...ONE, handovers: [handover('withdrawn'), handover('proposed', 'referral')] })).toBeUndefined()
  const others = otherOpenHandovers({ ...ONE, handovers: [handover('proposed'), handover('proposed', 'request'), handover('declined', 'referral')] })
  expect(others.map(({ id }) => id)).toEqual(['request proposed'])
})

test('a ground is told once', () => {
  const categories: Case['categories'] = [{ category: 'basic', ground: 'statute' }, { category: 'skills', ground: 'consent' }, { category: 'employment', ground: 'statute' }]
  expect(groundsOf({ ...ONE, categories })).toEqual(['statute', 'consent'])
})

test('a team that takes part, the responsible one too, is not offered again', () => {
  const organisations = [
    { id: 'provider', teams: [{ id: 'coaches', name: '' }] },
    { id: 'authority', teams: [{ id: 'officers', name: '' }, { id: 'youth', name: '' }] },
    { id: 'empty', teams: [] },
  ]
  expect(joinable(organisations, ONE)).toEqual([{ id: 'authority', teams: [{ id: 'youth', name: '' }] }])
  expect(joinable(organisations, { ...ONE, parties: [] }).map(({ id }) => id)).toEqual(['authority'])
})

test('the buyer stays, others may leave', () => {
  expect(['commissioner', 'provider', 'service'].map((part) => mayLeave({ part: part as Party['part'] }))).toEqual([false, true, true])
})

test('a provider reads by commission and never health by itself; authorities read by law', () => {
  expect(opensTo('provider')).toEqual({ ground: 'commission', categories: ['basic', 'employment'] })
  expect(opensTo('kela').ground).toBe('statute')
  expect(opensTo('wellbeing_county').categories).toContain('health')
  expect(opensTo('employment_authority').categories).not.toContain('health')
})

test('organisations of the case come first, without losing the order', () => {
  expect(inCaseFirst(['a', 'authority', 'b', 'provider'].map((id) => ({ id })), ONE).map(({ id }) => id)).toEqual(['authority', 'provider', 'a', 'b'])
})

test('a consent holds from its first day to its last, both counted', () => {
  expect(standingOf(consent('a', { valid_from: NOW, valid_until: NOW }), NOW)).toBe('inForce')
  expect(standingOf(consent('a', { valid_until: '2026-11-22' }), NOW)).toBe('over')
  expect(standingOf(consent('a', { valid_from: '2026-11-24' }), NOW)).toBe('toCome')
  expect(standingOf(consent('a', { withdrawn_at: '2026-10-01T06:00:00Z' }), NOW)).toBe('withdrawn')
  expect((['inForce', 'toCome', 'over', 'withdrawn'] as const).filter(mayWithdraw)).toEqual(['inForce', 'toCome'])
})

test('withdrawing closes what no other consent in force keeps open', () => {
  const one = consent('a')
  expect(whatCloses(one, [one], NOW)).toEqual([
    { organisation: 'provider', categories: ['social', 'health'] },
    { organisation: 'county', categories: ['social', 'health'] },
  ])
  expect(whatCloses(one, [one, consent('b', { categories: ['social'], recipients: ['provider'] }), consent('c', { recipients: ['county'] })], NOW)).toEqual([
    { organisation: 'provider', categories: ['health'] },
  ])
})

test('a consent that is over, to come or withdrawn keeps nothing open and closes nothing', () => {
  const one = consent('a', { recipients: ['provider'] })
  const idle = [consent('b', { valid_until: '2026-11-22' }), consent('c', { valid_from: '2026-11-24' }), consent('d', { withdrawn_at: '2026-10-01T06:00:00Z' })]
  expect(whatCloses(one, [one, ...idle], NOW)).toEqual([{ organisation: 'provider', categories: ['social', 'health'] }])
  for (const other of idle) expect(whatCloses(other, [other], NOW)).toEqual([])
})
