import { can } from '../../access/can'
import { addDays, dayOf, type LocalDate } from '../../format/date'
import type { CaseworkItem, MilestoneRow, StatementRow, Urgency, WorkItem, WorkKind } from './types'

const ORDER: Urgency[] = ['late', 'today', 'this_week', 'later', 'open']

/** How soon the work is due that is shown: each with what is sooner. */
export const DUE = ['late', 'today', 'this_week'] as const
export type Due = (typeof DUE)[number]

/** Kinds of work, in the order in which a person chooses from them. */
export const KINDS = [
  'answer_handover', 'settle_disagreement', 'answer_plan', 'do_task', 'hold_appointment', 'record_attendance', 'hold_first_interview', 'hold_review', 'move_case_on',
  'resolve_identity_match', 'confirm_merge', 'verify_milestone', 'freeze_statement', 'approve_statement', 'export_statement',
] as const satisfies WorkKind[]

/** The work that is due as soon as asked for and of the kind asked for; all of it when nothing is. */
export function narrowed(items: readonly WorkItem[], due: Due | undefined, kind: WorkKind | undefined): WorkItem[] {
  const soon = due === undefined ? ORDER : ORDER.slice(0, ORDER.indexOf(due) + 1)
  return items.filter((item) => soon.includes(item.urgency) && (kind === undefined || item.kind === kind))
}

/** The kinds that wait now, and the one that is chosen. */
export function kindsOf(items: readonly WorkItem[], chosen: WorkKind | undefined): WorkKind[] {
  return KINDS.filter((kind) => kind === chosen || items.some((item) => item.kind === kind))
}

export function fromCasework(item: CaseworkItem): WorkItem {
  const common = { subject: item.subject, urgency: item.urgency, due: item.due, workingDays: item.working_days_left, insteadOf: item.instead_of }
  switch (item.kind) {
    case 'answer_handover':
    case 'settle_disagreement':
      return { ...common, kind: item.kind, client: item.client?.name ?? '', from: item.from }
    case 'answer_plan':
      return { ...common, kind: item.kind, client: item.client?.name ?? '', from: item.from, case: item.case ?? '', version: Number(item.number) }
    case 'do_task':
      return { ...common, kind: item.kind, client: item.client?.name ?? '', from: item.from, case: item.case ?? '', title: item.title ?? '', mine: item.person !== null }
    case 'hold_appointment':
    case 'record_attendance':
      return { ...common, kind: item.kind, client: item.client?.name ?? '', from: item.from, case: item.case ?? '', title: item.title ?? '', mine: item.person !== null, startsAt: item.starts_at ?? '' }
    case 'hold_first_interview':
    case 'hold_review':
    case 'move_case_on':
      return { ...common, kind: item.kind, client: item.client?.name ?? '', from: item.from, case: item.case ?? '' }
    case 'resolve_identity_match':
      return { ...common, kind: item.kind, number: item.number ?? '', import: item.import ?? null, known: item.known ?? '', registered: item.registered ?? null }
    case 'confirm_merge':
      return { ...common, kind: item.kind }
  }
}

export function fromMilestone(milestone: MilestoneRow): WorkItem | null {
  return can(milestone, 'milestone_verify') ? { kind: 'verify_milestone', subject: milestone.id, urgency: 'open', due: null, workingDays: null, milestone } : null
}

/** What the reader may do with the statement now that its month is over; an open month waits for nobody. */
export function fromStatement(statement: StatementRow, now: Date): WorkItem | null {
  const common = { subject: statement.id, urgency: 'open' as const, due: null, workingDays: null, statement }
  if (can(statement, 'statement_freeze')) return isOver(statement, now) ? { ...common, kind: 'freeze_statement' } : null
  if (can(statement, 'statement_approve')) return { ...common, kind: 'approve_statement' }
  return statement.state === 'approved' && can(statement, 'statement_export') ? { ...common, kind: 'export_statement' } : null
}

/** The month that can be frozen next, and from which day. */
export function nextToFreeze(statements: readonly StatementRow[], now: Date): { statement: StatementRow; from: LocalDate } | null {
  const [next] = statements
    .filter((statement) => can(statement, 'statement_freeze') && !isOver(statement, now))
    .sort((a, b) => a.cut_off.localeCompare(b.cut_off))
  return next ? { statement: next, from: addDays(dayOf(next.cut_off), 1) } : null
}

function isOver(statement: StatementRow, now: Date): boolean {
  return Date.parse(statement.cut_off) < now.getTime()
}

/** Work by urgency, the nearest due date first, what has none in the order it came; a group without rows is not there. */
export function byUrgency(items: readonly WorkItem[]): { urgency: Urgency; rows: WorkItem[] }[] {
  return ORDER.map((urgency) => ({
    urgency,
    rows: items.filter((item) => item.urgency === urgency).sort((a, b) => (a.due ?? '').localeCompare(b.due ?? '')),
  })).filter((group) => group.rows.length > 0)
}

/** What is done on the page of the case itself. */
export function isOfCase(item: WorkItem): item is Extract<WorkItem, { kind: 'hold_first_interview' | 'hold_review' | 'move_case_on' }> {
  return item.kind === 'hold_first_interview' || item.kind === 'hold_review' || item.kind === 'move_case_on'
}

/** One row's key: the same thing may wait in two ways. */
export function workKey(item: WorkItem): string {
  return `${item.kind}:${item.subject}`
}
