import { expect, test } from 'vitest'
import { badgeText, linkOf } from './rules'

test('the badge counts to ninety-nine', () => {
  expect([0, 1, 99, 100].map(badgeText)).toEqual(['', '1', '99', '99+'])
})

test('a notice leads to what it is about', () => {
  expect(linkOf({ subject: { kind: 'handover', id: 'h' } })).toEqual({ to: '/handovers/$handoverId', params: { handoverId: 'h' } })
  expect(linkOf({ subject: { kind: 'case', id: 'c' } })).toEqual({ to: '/cases/$caseId', params: { caseId: 'c' } })
  expect(linkOf({ subject: { kind: 'milestone', id: 'm' } })).toEqual({ to: '/milestones', search: { selected: 'm' } })
})
