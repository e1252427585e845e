import { expect, test } from 'vitest'
import { byKind, byUrgency, choicesToSend, countFates, decidedWord, fateOf, stateOf, urgencyOf } from './rules'
import type { Item } from './types'

const MONDAY = '2026-11-23'

test('urgency goes by the answer-by date and the calendar week', () => {
  expect(urgencyOf('2026-11-22', MONDAY)).toBe('late')
  expect(urgencyOf('2026-11-23', MONDAY)).toBe('thisWeek')
  expect(urgencyOf('2026-11-29', MONDAY)).toBe('thisWeek')
  expect(urgencyOf('2026-11-30', MONDAY)).toBe('nextWeek')
  expect(urgencyOf('2026-12-07', MONDAY)).toBe('later')
  expect(urgencyOf('2026-11-30', '2026-11-29')).toBe('nextWeek')
})

test('groups come in order of urgency, without empty ones, rows as they came', () => {
  const rows = ['2026-12-20', '2026-11-20', '2026-11-25', '2026-11-19'].map((answer_by) => ({ answer_by }))
  expect(byUrgency(rows, MONDAY).map((group) => [group.urgency, group.rows.map((row) => row.answer_by)])).toEqual([
    ['late', ['2026-11-20', '2026-11-19']],
    ['thisWeek', ['2026-11-25']],
    ['later', ['2026-12-20']],
  ])
})

test('a proposal waits for you or for the other; a refusal is never red', () => {
  expect(stateOf('proposed', 'in')).toEqual({ word: 'proposedIn', tone: 'transit' })
  expect(stateOf('proposed', 'out')).toEqual({ word: 'proposedOut', tone: 'transit' })
  for (const state of ['declined', 'withdrawn'] as const) expect(stateOf(state, 'in').tone).toBe('refused')
})

function item(id: string, change: Partial<Item> = {}): Item {
  return { kind: 'plan_action', id, title: id, category: 'employment', due: null, organisation: 'o', person: null, fate: 'moves', choosable: true, ...change }
}

test('an item has its fate unless another is chosen, and the numbers follow', () => {
  const items = [item('a'), item('b', { fate: 'stays' }), item('c', { fate: 'stays', choosable: false }), item('d', { fate: 'blocks', choosable: false })]
  expect(countFates(items, {})).toEqual({ moves: 1, stays: 2, blocks: 1 })
  const chosen = { 'plan_action a': 'stay', 'plan_action b': 'me', 'plan_action c': 'me' } as const
  expect(items.map((one) => fateOf(one, chosen))).toEqual(['stays', 'moves', 'stays', 'blocks'])
  expect(choicesToSend(items, chosen, 'rita')).toEqual([
    { kind: 'plan_action', id: 'a', fate: 'stays', person: null },
    { kind: 'plan_action', id: 'b', fate: 'moves', person: 'rita' },
  ])
})

test('items stand by kind, without empty kinds', () => {
  const groups = byKind([item('c', { kind: 'milestone_claim' }), item('a'), item('b')])
  expect(groups.map(({ kind, rows }) => [kind, rows.length])).toEqual([
    ['plan_action', 2],
    ['milestone_claim', 1],
  ])
})

test('what came of it is said by its kind', () => {
  expect(decidedWord({ kind: 'return', state: 'accepted' })).toBe('accepted')
  expect(decidedWord({ kind: 'referral', state: 'accepted' })).toBe('joined')
  expect(decidedWord({ kind: 'request', state: 'accepted' })).toBe('fulfilled')
  expect(decidedWord({ kind: 'referral', state: 'declined' })).toBe('declined')
  expect(decidedWord({ kind: 'responsibility', state: 'proposed' })).toBeNull()
})
