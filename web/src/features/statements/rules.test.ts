import { expect, test } from 'vitest'
import { id } from '../../../test/samples'
import { byContract, byType, filtered, isOver, isOwnFreeze, stepOf, sumOf, termsOf } from './rules'
import type { FeeLine, StatementRow } from './types'

function line(number: number, change: Partial<FeeLine> = {}): FeeLine {
  return {
    id: id(number),
    milestone: id(100 + number),
    pseudonym: `P-${number}ABC`,
    milestone_type: 'job_started',
    result_group: 'job_started',
    organisation: id(2),
    happened_on: '2026-11-02',
    recorded_at: '2026-11-03T08:00:00Z',
    verified_at: '2026-11-04T08:00:00Z',
    price_version: 1,
    price_from: '2026-01-01',
    amount_cents: 120_000,
    vat_basis_points: 2550,
    late: false,
    held: null,
    shares: [],
    ...change,
  }
}

const LINES = [line(1), line(2, { late: true, amount_cents: 40_000, milestone_type: 'work_trial' }), line(3, { amount_cents: -15_001 })]

test('the terms add up to the sum of the lines, to the cent', () => {
  const terms = termsOf(LINES)
  expect(terms.map(({ part, count, cents }) => [part, count, cents])).toEqual([
    ['inMonth', 2, 104_999],
    ['late', 1, 40_000],
  ])
  expect(terms.reduce((sum, { cents }) => sum + cents, 0)).toBe(sumOf(LINES))
  expect(byType(LINES).reduce((sum, { cents }) => sum + cents, 0)).toBe(sumOf(LINES))
})

test('filters narrow together, and a pseudonym is found by any part of it in either case', () => {
  expect(filtered(LINES, { pseudonym: '' })).toHaveLength(3)
  expect(filtered(LINES, { pseudonym: ' p-2a ' }).map((one) => one.id)).toEqual([id(2)])
  expect(filtered(LINES, { pseudonym: '', part: 'late', type: 'job_started' })).toEqual([])
  expect(filtered(LINES, { pseudonym: '', part: 'inMonth', type: 'job_started' })).toHaveLength(2)
})

test('types stand in order of their code, without empty ones', () => {
  expect(byType(LINES).map(({ type, lines }) => [type, lines.length])).toEqual([
    ['job_started', 2],
    ['work_trial', 1],
  ])
  expect(byType([])).toEqual([])
})

test('a statement sent back is still frozen', () => {
  expect((['open', 'frozen', 'refused', 'approved', 'exported'] as const).map(stepOf)).toEqual([0, 1, 1, 2, 3])
})

test('a month is over after its last instant', () => {
  const month = { cut_off: '2026-11-30T21:59:59.999Z' }
  expect(isOver(month, new Date('2026-11-30T21:59:59.999Z'))).toBe(false)
  expect(isOver(month, new Date('2026-11-30T22:00:00Z'))).toBe(true)
})

test('who froze it does not approve it, whether it was sent back or not', () => {
  expect(isOwnFreeze({ state: 'frozen', frozen_by: id(7) }, id(7))).toBe(true)
  expect(isOwnFreeze({ state: 'refused', frozen_by: id(7) }, id(7))).toBe(true)
  expect(isOwnFreeze({ state: 'frozen', frozen_by: id(8) }, id(7))).toBe(false)
  expect(isOwnFreeze({ state: 'approved', frozen_by: id(7) }, id(7))).toBe(false)
})

test('statements stand by contract, each contract once', () => {
  const rows = [1, 2, 1].map((contract, index) => ({ id: id(index), contract: id(contract) })) as StatementRow[]
  expect(byContract(rows).map((group) => [group.contract, group.rows.length])).toEqual([
    [id(1), 2],
    [id(2), 1],
  ])
})
