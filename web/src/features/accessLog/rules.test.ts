import { expect, test } from 'vitest'
import { phraseOf, phrasesOf, wasRefused, withoutOwn } from './rules'
import type { Act, Day, DayEntry } from './types'

function act(action: string): Act {
  return { entry: 1, at: '2026-11-23T07:44:00Z', action, kind: 'read', categories: ['basic'], ground: 'consent', case: null, subject: null, outcome: '' }
}

function entry(role: string): DayEntry {
  return { person: 'p', organisation: 'o', role, kinds: ['read'], categories: [], grounds: [], first_at: '2026-11-23T07:44:00Z', last_at: '2026-11-23T07:44:00Z', acts: [act('case_read')] }
}

test('what was changed is told before what was read, and a list of names last', () => {
  expect(phrasesOf({ acts: [act('client_list'), act('plan_read'), act('plan_write'), act('plan_read')] })).toEqual(['changedPlan', 'readPlan', 'sawName'])
})

test('an action that this page does not know is still told', () => {
  expect(phraseOf('measurement_read')).toBe('somethingElse')
})

test('hiding one’s own visits hides a day only when nothing else was done on it', () => {
  const days: Day[] = [
    { date: '2026-11-23', entries: [entry('client'), entry('coach')] },
    { date: '2026-11-20', entries: [entry('client')] },
  ]
  expect(withoutOwn(days).map((day) => [day.date, day.entries.map(({ role }) => role)])).toEqual([['2026-11-23', ['coach']]])
})

test('an attempt that was refused is never told as done', () => {
  expect(wasRefused({ kinds: ['refusal'] })).toBe(true)
  expect(wasRefused({ kinds: ['read', 'refusal'] })).toBe(false)
  expect(wasRefused({ kinds: [] })).toBe(false)
})
