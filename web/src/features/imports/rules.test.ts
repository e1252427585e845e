import { expect, test } from 'vitest'
import { progressOf, refusalOf, stepOf } from './rules'

test('an empty and a too large file are refused before they are sent', () => {
  expect(refusalOf({ size: 0 })).toEqual({ reason: 'empty' })
  expect(refusalOf({ size: 20 * 1024 * 1024 })).toBeNull()
  expect(refusalOf({ size: 20 * 1024 * 1024 + 1 })).toEqual({ reason: 'tooLarge', megabytes: 21 })
})

test('a done import has all its steps behind it', () => {
  expect([stepOf('faulty'), stepOf('ready'), stepOf('running'), stepOf('done'), stepOf('undone')]).toEqual([1, 1, 2, 3, 3])
})

test('progress grows over both phases and never goes back', () => {
  expect(progressOf(null)).toEqual({ phase: 'check', done: 0, share: 0 })
  expect(progressOf({ rows: 500, checked: 250, written: 0 })).toEqual({ phase: 'check', done: 250, share: 0.25 })
  expect(progressOf({ rows: 500, checked: 500, written: 0 }).share).toBe(0.5)
  expect(progressOf({ rows: 500, checked: 500, written: 100 })).toEqual({ phase: 'write', done: 100, share: 0.6 })
})
