import { expect, test } from 'vitest'
import { byDay } from './rules'
import type { Note } from './types'

test('notes stand under the day of Finland on which they were written', () => {
  const at = (id: string, recorded_at: string) => ({ id, recorded_at }) as Note
  const days = byDay([at('c', '2026-12-01T22:30:00Z'), at('b', '2026-12-01T10:00:00Z'), at('a', '2026-11-30T22:00:00Z')])
  expect(days.map(({ day, notes }) => [day, notes.map(({ id }) => id)])).toEqual([['2026-12-02', ['c']], ['2026-12-01', ['b', 'a']]])
})
