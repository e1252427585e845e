import { expect, test } from 'vitest'
import { byUrgency, workKey } from './rules'
import type { WorkItem } from './types'

function item(subject: string, urgency: WorkItem['urgency'], due: string): WorkItem {
  return { kind: 'answer_handover', subject, urgency, due, working_days_left: 0 }
}

test('work stands by urgency, nearest first, without empty groups', () => {
  const groups = byUrgency([item('a', 'later', '2026-12-20'), item('b', 'late', '2026-11-20'), item('c', 'late', '2026-11-18'), item('d', 'today', '2026-11-23')])
  expect(groups.map((group) => [group.urgency, group.rows.map((row) => row.subject)])).toEqual([
    ['late', ['c', 'b']],
    ['today', ['d']],
    ['later', ['a']],
  ])
})

test('one thing that waits in two ways has two rows', () => {
  expect(workKey(item('a', 'late', '2026-11-20'))).not.toBe(workKey({ ...item('a', 'late', '2026-11-20'), kind: 'resolve_identity_match' }))
})
