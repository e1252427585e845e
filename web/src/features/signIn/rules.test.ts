import { expect, test } from 'vitest'
import { askedPage, lastUsedFirst, safeTarget } from './rules'

test('one returns to a page of this application only', () => {
  expect(safeTarget('/handovers/1?x=2')).toBe('/handovers/1?x=2')
  for (const bad of [undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?to=/sign-in']) expect(safeTarget(bad)).toBe('/')
})

test('the page asked for is named by its address', () => {
  expect(askedPage('/handovers/0192')).toBe('handover')
  expect(askedPage('/handovers?box=out')).toBe('handovers')
  expect(askedPage('/cases/0192/plan')).toBe('plan')
  expect(askedPage('/')).toBeNull()
})

test('the membership used last comes first', () => {
  const all = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(lastUsedFirst(all, 'b').map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  expect(lastUsedFirst(all, null)).toEqual(all)
})
