import { expect, test } from 'vitest'
import { byUrgency, fromCasework, fromMilestone, fromStatement, nextToFreeze, workKey } from './rules'
import type { MilestoneRow, StatementRow, WorkItem } from './types'

const NOVEMBER_ENDS = '2026-11-30T21:59:59.999Z'
const IN_NOVEMBER = new Date('2026-11-22T10:00:00Z')
const IN_DECEMBER = new Date('2026-12-01T10:00:00Z')

function item(subject: string, urgency: WorkItem['urgency'], due: string | null): WorkItem {
  return { kind: 'answer_handover', subject, urgency, due, workingDays: 0, client: '', from: undefined }
}

function statement(change: Partial<StatementRow>): StatementRow {
  return { id: 's', period: '2026-11', state: 'open', cut_off: NOVEMBER_ENDS, can: [], ...change } as StatementRow
}

test('work stands by urgency, nearest first, without empty groups, what has no date last', () => {
  const groups = byUrgency([item('z', 'open', null), item('a', 'later', '2026-12-20'), item('b', 'late', '2026-11-20'), item('c', 'late', '2026-11-18'), item('d', 'today', '2026-11-23')])
  expect(groups.map((group) => [group.urgency, group.rows.map((row) => row.subject)])).toEqual([
    ['late', ['c', 'b']],
    ['today', ['d']],
    ['later', ['a']],
    ['open', ['z']],
  ])
})

test('one thing that waits in two ways has two rows', () => {
  const common = { subject: 'a', due: '2026-11-20', working_days_left: -1, urgency: 'late' } as const
  expect(workKey(fromCasework({ ...common, kind: 'answer_handover' }))).not.toBe(workKey(fromCasework({ ...common, kind: 'resolve_identity_match' })))
})

test('a claim waits for whoever may verify it', () => {
  const claim = { id: 'm', can: ['milestone_verify'] } as MilestoneRow
  expect(fromMilestone(claim)?.kind).toBe('verify_milestone')
  expect(fromMilestone({ ...claim, can: ['milestone_record'] })).toBeNull()
})

test('a month is frozen when it is over, approved by another, exported once', () => {
  const open = statement({ can: ['statement_freeze'] })
  expect(fromStatement(open, IN_NOVEMBER)).toBeNull()
  expect(fromStatement(open, IN_DECEMBER)?.kind).toBe('freeze_statement')
  expect(fromStatement(statement({ state: 'frozen', can: ['statement_approve'] }), IN_DECEMBER)?.kind).toBe('approve_statement')
  expect(fromStatement(statement({ state: 'frozen' }), IN_DECEMBER), 'their own freezing').toBeNull()
  expect(fromStatement(statement({ state: 'approved', can: ['statement_export'] }), IN_DECEMBER)?.kind).toBe('export_statement')
  expect(fromStatement(statement({ state: 'exported', can: ['statement_export'] }), IN_DECEMBER), 'only to be fetched again').toBeNull()
})

test('the next month to freeze is the nearest of those that the reader may freeze', () => {
  const later = statement({ id: 'l', period: '2026-12', cut_off: '2026-12-31T21:59:59.999Z', can: ['statement_freeze'] })
  const next = statement({ id: 'n', can: ['statement_freeze'] })
  expect(nextToFreeze([later, next], IN_NOVEMBER)).toEqual({ statement: next, from: '2026-12-01' })
  expect(nextToFreeze([{ ...next, can: [] }], IN_NOVEMBER)).toBeNull()
  expect(nextToFreeze([next], IN_DECEMBER)).toBeNull()
})
