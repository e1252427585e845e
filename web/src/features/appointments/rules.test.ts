import { expect, test } from 'vitest'
import { bodyOf, byBeginning, newTimeOf } from './rules'
import { NOBODY } from './schemas'
import type { Appointment } from './types'

const time = { date: '2026-12-01', starts: '10.00', ends: '11:30', remote: false, place: '' }

test('the form becomes instants of Finland, and nothing where nothing was written', () => {
  const form = { kind: 'meeting', title: 'Tapaaminen', category: 'employment', organisation: 'o1', person: NOBODY, ...time, with_client: true, participants: ['o1', 'o2'] } as const
  expect(bodyOf({ ...form, participants: [...form.participants] })).toEqual({
    kind: 'meeting', title: 'Tapaaminen', category: 'employment', organisation: 'o1', person: null, starts_at: '2026-12-01T08:00:00.000Z', ends_at: '2026-12-01T09:30:00.000Z',
    remote: false, place: null, with_client: true, participants: [{ organisation: 'o2' }],
  })
  expect(newTimeOf({ ...time, place: 'Huone 3', reason: 'Sairastui' })).toMatchObject({ place: 'Huone 3', reason: 'Sairastui' })
})

test('what has begun waits for its attendance before what is to come', () => {
  const at = (id: string, starts_at: string) => ({ id, starts_at }) as Appointment
  const groups = byBeginning([at('a', '2026-11-30T08:00:00Z'), at('b', '2026-12-02T08:00:00Z')], '2026-12-01T08:00:00Z')
  expect(groups.map(({ id, rows }) => [id, rows.map((row) => row.id)])).toEqual([['begun', ['a']], ['toCome', ['b']]])
  expect(byBeginning([at('b', '2026-12-02T08:00:00Z')], '2026-12-01T08:00:00Z')).toHaveLength(1)
})
