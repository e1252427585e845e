import { expect, test } from 'vitest'
import { byDay } from './rules'
import type { TimelineEntry } from './types'

test('what happened stands under its day in Finland', () => {
  const at = (what: string, when: string) => ({ what, at: when }) as TimelineEntry
  const days = byDay([at('c', '2026-12-01T22:30:00Z'), at('b', '2026-12-01T10:00:00Z'), at('a', '2026-11-30T22:00:00Z')])
  expect(days.map(({ day, entries }) => [day, entries.map(({ what }) => what)])).toEqual([['2026-12-02', ['c']], ['2026-12-01', ['b', 'a']]])
})
