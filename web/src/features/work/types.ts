import type { components as Casework } from '../../api/schema/casework'
import type { components as Outcomes } from '../../api/schema/outcomes'
import type { components as Payments } from '../../api/schema/payments'
import type { LocalDate } from '../../format/date'

export type CaseworkItem = Casework['schemas']['WorkItem']
export type MilestoneRow = Outcomes['schemas']['MilestonePage']['items'][number]
export type StatementRow = Payments['schemas']['StatementPage']['items'][number]

/** How soon, as the server judged it; `open` = it waits and nothing sets a date for it. */
export type Urgency = CaseworkItem['urgency'] | 'open'

/** One thing that waits for the reader, whichever service knows of it. */
export type WorkItem = { subject: string; urgency: Urgency; due: LocalDate | null; workingDays: number | null; insteadOf?: CaseworkItem['instead_of'] } & (
  | { kind: 'answer_handover'; client: string; from: CaseworkItem['from'] }
  | { kind: 'settle_disagreement'; client: string; from: CaseworkItem['from'] }
  | { kind: 'answer_plan'; client: string; from: CaseworkItem['from']; case: string; version: number }
  | { kind: 'do_task'; client: string; from: CaseworkItem['from']; case: string; title: string; mine: boolean }
  | { kind: 'hold_appointment' | 'record_attendance'; client: string; from: CaseworkItem['from']; case: string; title: string; mine: boolean; startsAt: string }
  | { kind: 'hold_first_interview' | 'hold_review' | 'move_case_on'; client: string; from: CaseworkItem['from']; case: string }
  | { kind: 'resolve_identity_match'; number: string; import: string | null; known: string; registered: string | null }
  | { kind: 'confirm_merge' }
  | { kind: 'verify_milestone'; milestone: MilestoneRow }
  | { kind: 'freeze_statement' | 'approve_statement' | 'export_statement'; statement: StatementRow }
)
export type WorkKind = WorkItem['kind']
