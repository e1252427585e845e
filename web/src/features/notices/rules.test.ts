import { expect, test } from 'vitest'
import { badgeText, linkOf } from './rules'

test('the badge counts to ninety-nine', () => {
  expect([0, 1, 99, 100].map(badgeText)).toEqual(['', '1', '99', '99+'])
})

test('a notice leads to what it is about', () => {
  expect(linkOf({ kind: 'handover_accepted', subject: { kind: 'handover', id: 'h' } })).toEqual({ to: '/handovers/$handoverId', params: { handoverId: 'h' } })
  expect(linkOf({ kind: 'party_joined', subject: { kind: 'case', id: 'c' } })).toEqual({ to: '/cases/$caseId', params: { caseId: 'c' } })
  expect(linkOf({ kind: 'plan_agreed', subject: { kind: 'case', id: 'c' } })).toEqual({ to: '/cases/$caseId/plan/versions', params: { caseId: 'c' } })
  expect(linkOf({ kind: 'milestone_verified', subject: { kind: 'milestone', id: 'm' } })).toEqual({ to: '/milestones', search: { selected: 'm' } })
})

test('an alert leads who reviews emergencies to their list, and others to the case', () => {
  const alert = { kind: 'emergency_opened', subject: { kind: 'case', id: 'c' } } as const
  expect(linkOf(alert, true)).toEqual({ to: '/emergencies' })
  expect(linkOf(alert)).toEqual({ to: '/cases/$caseId', params: { caseId: 'c' } })
})
