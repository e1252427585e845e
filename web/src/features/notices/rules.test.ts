import { expect, test } from 'vitest'
import { badgeText, linkOf, takesCode, wantedOf } from './rules'

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

test('an hour is asked for with a daily digest alone, and an address while there is one', () => {
  expect(wantedOf({ mode: 'daily', hour: '8', address: ' a@example.fi ', language: 'fi' })).toEqual({ mode: 'daily', hour: 8, address: 'a@example.fi', language: 'fi' })
  expect(wantedOf({ mode: 'at_once', hour: '8', address: 'a@example.fi', language: 'sv' })).toEqual({ mode: 'at_once', hour: null, address: 'a@example.fi', language: 'sv' })
  expect(wantedOf({ mode: 'never', hour: '8', address: '', language: 'en' })).toEqual({ mode: 'never', hour: null, address: null, language: 'en' })
})

test('a code is typed while it can be right', () => {
  const states = ['waiting', 'sent', 'undelivered', 'expired', 'spent'] as const
  expect(states.filter((state) => takesCode({ state }))).toEqual(['waiting', 'sent'])
})
