import { expect, test } from 'vitest'
import { byUrgency, stateOf, urgencyOf } from './rules'

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
