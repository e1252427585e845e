import { expect, test } from 'vitest'
import { barOf, daysLate, filtered, monthsOf, place, readingOf, spanOf } from './rules'
import type { Goal, PlanAction } from './types'

const NOW = '2026-11-23'

function action(id: string, values: Partial<PlanAction>): PlanAction {
  return {
    id, version: 1, goal: 'g', title: id, service: '', category: 'employment', organisation: 'o1', team: null, person: null, starts_on: '2026-11-01', ends_on: '2026-11-30',
    state: 'planned', late: false, ground: 'consent', recorded_at: '2026-11-01T08:00:00Z', recorded_by: 'p', can: [], ...values,
  }
}

test('late comes before the state', () => {
  expect(readingOf({ state: 'under_way', late: true })).toBe('late')
  expect(readingOf({ state: 'under_way', late: false })).toBe('underWay')
  expect(readingOf({ state: 'done' })).toBe('done')
})

test('the span is whole months around every action and today', () => {
  const span = spanOf([{ starts_on: '2026-08-15', ends_on: '2027-03-12' }], NOW)
  expect(span.from).toBe('2026-08-01')
  expect(monthsOf(span)[0]).toBe('2026-08-01')
  expect(place('2027-03-12', span)).toBeLessThan(80)
  const past = spanOf([{ starts_on: '2026-01-10', ends_on: '2026-02-01' }], NOW)
  expect(place(NOW, past)).toBeGreaterThan(0)
  expect(place(NOW, past)).toBeLessThan(100)
})

test('a plan without actions still shows today', () => {
  const span = spanOf([], NOW)
  expect(span.from).toBe('2026-11-01')
  expect(place(NOW, span)).toBeLessThan(100)
})

test('a long plan does not crowd its axis', () => {
  expect(monthsOf(spanOf([{ starts_on: '2024-01-01', ends_on: '2027-12-31' }], NOW)).length).toBeLessThanOrEqual(14)
})

test('a bar counts its last day whole and knows what has elapsed', () => {
  const span = { from: '2026-11-01', days: 100 }
  expect(barOf({ starts_on: '2026-11-01', ends_on: '2026-11-10' }, span, NOW)).toEqual({ left: 0, width: 10, elapsed: 100 })
  expect(barOf({ starts_on: '2026-12-01', ends_on: '2026-12-01' }, span, NOW)).toEqual({ left: 30, width: 1, elapsed: 0 })
  expect(barOf({ starts_on: NOW, ends_on: '2026-11-24' }, span, NOW).elapsed).toBe(0)
})

test('filters leave no empty goals, but an unfiltered goal without actions stays', () => {
  const goals = [{ id: 'g', actions: [action('a', { organisation: 'o1', state: 'done' }), action('b', { organisation: 'o2', late: true })] }, { id: 'h', actions: [] as PlanAction[] }] as Goal[]
  expect(filtered(goals, undefined, 'all').map(({ id }) => id)).toEqual(['g', 'h'])
  expect(filtered(goals, 'o2', 'all').map(({ actions }) => actions.map(({ id }) => id))).toEqual([['b']])
  expect(filtered(goals, 'o1', 'open')).toEqual([])
  expect(filtered(goals, undefined, 'late')[0]?.actions).toHaveLength(1)
})

test('days late count from the end, never below zero', () => {
  expect(daysLate({ ends_on: '2026-11-13' }, NOW)).toBe(10)
  expect(daysLate({ ends_on: '2026-12-13' }, NOW)).toBe(0)
})
