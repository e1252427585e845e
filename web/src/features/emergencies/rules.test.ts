import { expect, test } from 'vitest'
import { secondsLeft } from './rules'

test('the time left runs to the very end and never below it', () => {
  const end = '2026-11-28T08:00:00Z'
  expect(secondsLeft(end, Date.parse('2026-11-27T08:00:00Z'))).toBe(86_400)
  expect(secondsLeft(end, Date.parse('2026-11-28T07:59:59Z'))).toBe(1)
  expect(secondsLeft(end, Date.parse(end))).toBe(0)
  expect(secondsLeft(end, Date.parse('2026-11-28T09:00:00Z'))).toBe(0)
})
