import { beforeEach, expect, test } from 'vitest'
import { t } from '../../test/texts'
import { startTexts } from '../i18n'
import { asProblem, fieldOf, Problem, problemText } from './problem'

beforeEach(() => startTexts('fi'))

test('a body that is no problem+json still makes a problem with words', () => {
  for (const body of [undefined, null, 'text', [], { errors: 'no list' }]) {
    const problem = new Problem(500, body)
    expect(problem.faults).toEqual([])
    expect(problemText(problem, t, 'fi')).toContain('Luonnos säilyy')
  }
})

test('a lost connection says that the draft is kept', () => {
  expect(problemText(asProblem(new TypeError('Failed to fetch')), t, 'fi')).toContain('Luonnos säilyy')
})

test('conflict, stale and unconditional each say what to do', () => {
  const texts = [409, 412, 428].map((status) => problemText(new Problem(status, {}), t, 'fi'))
  expect(new Set(texts).size).toBe(3)
  for (const text of texts) expect(text).toContain('Hae tuore tilanne')
})

test('the code is the tail of the type, and the server’s own sentence comes first', () => {
  const problem = new Problem(409, { type: 'urn:polku:problem:already_accepted', message: { fi: 'Siirto on jo otettu vastaan.' } })
  expect(problem.code).toBe('already_accepted')
  expect(problemText(problem, t, 'fi')).toBe('Siirto on jo otettu vastaan.')
})

test('faults carry pointer, code and words', () => {
  const problem = new Problem(422, { type: 'urn:polku:problem:invalid', errors: [{ pointer: '/goals/0/name', code: 'required', message: { fi: 'Anna nimi.' } }] })
  expect(problem.faults).toEqual([{ pointer: '/goals/0/name', code: 'required', message: { fi: 'Anna nimi.' } }])
})

test('a pointer becomes the name of a form field', () => {
  expect(fieldOf('/goals/0/name')).toBe('goals.0.name')
  expect(fieldOf('/a~1b/~0c')).toBe('a/b.~c')
  expect(fieldOf('file_name')).toBe('file_name')
})
