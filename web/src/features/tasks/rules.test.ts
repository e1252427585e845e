import { expect, test } from 'vitest'
import { bodyOf, formOf } from './rules'
import { CLIENT, NOBODY } from './schemas'

const form = { title: 'Soita', category: 'employment', organisation: 'o1', person: NOBODY, due_on: '2026-12-01' } as const

test("the client's task names no organisation and no person of one", () => {
  expect(bodyOf({ ...form, organisation: CLIENT, person: 'p1' })).toEqual({ title: 'Soita', category: 'employment', organisation: null, person: null, due_on: '2026-12-01' })
  expect(bodyOf(form)).toMatchObject({ organisation: 'o1', person: null })
  expect(bodyOf({ ...form, person: 'p1' })).toMatchObject({ organisation: 'o1', person: 'p1' })
})

test('a task is shown in the form as it would be saved', () => {
  const task = { title: 'Soita', category: 'employment', organisation: null, person: null, due_on: '2026-12-01' } as const
  expect(bodyOf(formOf(task))).toEqual(task)
})
