import { expect, test } from 'vitest'
import { endable, rowsOf, unitsOf } from './rules'
import type { Setting } from './types'

function row(key: string, valid_from: string, kind: Setting['kind'] = 'deadline'): Setting {
  return { kind, key, valid_from, valid_until: null, standing: 'present', amount: 3, unit: 'months', legal_basis: '', names: null, acts_as: null, recorded_at: null, recorded_by: null }
}

test('rows of one kind stand by setting, the newest first', () => {
  const rows = [row('review', '2022-05-02'), row('review', '2027-01-01'), row('answer', '2025-01-01', 'handover_time'), row('first_interview', '2026-01-01')]
  expect(rowsOf(rows, 'deadline').map(({ key, valid_from }) => `${key} ${valid_from}`)).toEqual(['first_interview 2026-01-01', 'review 2027-01-01', 'review 2022-05-02'])
})

test('a setting has the units that the server takes', () => {
  expect(unitsOf('plan_content', 'goal')).toEqual([])
  expect(unitsOf('share_rule', 'kela.basic')).toEqual([])
  expect(unitsOf('handover_time', 'answer')).toEqual(['working_days'])
  expect(unitsOf('deadline', 'stagnation')).toEqual(['days'])
})

test('what always holds is not ended, and what has ended is not ended again', () => {
  expect(endable(row('review', '2022-05-02'))).toBe(true)
  expect(endable({ ...row('review', '2022-05-02'), valid_until: '2026-12-31' })).toBe(false)
  expect(endable(row('answer', '2025-01-01', 'handover_time'))).toBe(false)
  expect(endable({ ...row('kela', '2025-01-01', 'organisation_kind'), acts_as: 'kela' })).toBe(false)
  expect(endable({ ...row('association', '2027-01-01', 'organisation_kind'), acts_as: 'provider' })).toBe(true)
  expect(endable(row('kela.basic', '2025-01-01', 'share_rule'))).toBe(true)
})
