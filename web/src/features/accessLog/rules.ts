import type { Day, DayEntry } from './types'

/** What an action of the policy is to the person whose data it touched; several actions are one thing to them. */
const PHRASE = {
  client_list: 'sawName',
  work_list: 'sawName',
  handover_list: 'sawName',
  milestone_list: 'sawName',
  client_find: 'foundByCode',
  client_read: 'readBasics',
  case_read: 'readCase',
  client_write: 'changedDetails',
  client_ban_write: 'changedBan',
  client_code_show: 'sawCode',
  client_merge_read: 'comparedRecords',
  client_merge_write: 'mergedRecords',
  consent_read: 'readConsents',
  consent_write: 'changedConsent',
  plan_read: 'readPlan',
  plan_write: 'changedPlan',
  plan_ask: 'askedAgreement',
  plan_agree: 'answeredPlan',
  plan_acknowledge: 'acknowledgedPlan',
  task_read: 'readTasks',
  task_write: 'changedTasks',
  task_settle: 'changedTasks',
  appointment_read: 'readAppointments',
  appointment_write: 'changedAppointments',
  note_read: 'readNotes',
  note_write: 'wroteNote',
  document_list: 'readDocuments',
  document_read: 'openedDocument',
  document_write: 'changedDocuments',
  timeline_read: 'readTimeline',
  case_close: 'closedCase',
  party_write: 'changedParties',
  handover_read: 'readHandover',
  handover_propose: 'proposedHandover',
  handover_bulk: 'proposedHandover',
  handover_answer: 'answeredHandover',
  handover_withdraw: 'withdrewHandover',
  handover_request: 'proposedHandover',
  handover_return: 'proposedHandover',
  handover_settle: 'answeredHandover',
  handover_expire: 'expiredHandover',
  emergency_open: 'openedEmergency',
  emergency_end: 'endedEmergency',
  emergency_review: 'reviewedEmergency',
  emergency_list: 'sawName',
  milestone_read: 'readMilestone',
  milestone_record: 'recordedMilestone',
  milestone_verify: 'verifiedMilestone',
  import_write: 'imported',
  import_undo: 'importUndone',
  user_list: 'readAccount',
  user_write: 'changedAccount',
  credential_reset: 'changedAccount',
  user_session_close: 'changedAccount',
  access_log_read: 'readLog',
} as const
export type Phrase = (typeof PHRASE)[keyof typeof PHRASE] | 'somethingElse'

/** The most telling first: changes before readings, a list of names last. */
const WEIGHT: Phrase[] = [
  'openedEmergency', 'endedEmergency', 'reviewedEmergency', 'imported', 'importUndone', 'proposedHandover', 'answeredHandover', 'withdrewHandover', 'expiredHandover', 'answeredPlan', 'acknowledgedPlan', 'askedAgreement', 'closedCase', 'changedPlan', 'wroteNote', 'changedDocuments', 'changedTasks', 'changedAppointments', 'changedConsent', 'changedParties', 'recordedMilestone', 'verifiedMilestone',
  'changedAccount', 'mergedRecords', 'changedBan', 'changedDetails', 'sawCode', 'comparedRecords', 'readHandover', 'readPlan', 'openedDocument', 'readNotes', 'readDocuments', 'readTasks', 'readAppointments', 'readTimeline', 'readCase', 'readBasics', 'readConsents', 'readMilestone', 'readAccount', 'readLog', 'foundByCode', 'somethingElse', 'sawName',
]

export function phraseOf(action: string): Phrase {
  return action in PHRASE ? PHRASE[action as keyof typeof PHRASE] : 'somethingElse'
}

/** Whether all that somebody tried on a day was refused: then nothing was read or changed. */
export function wasRefused(entry: Pick<DayEntry, 'kinds'>): boolean {
  return entry.kinds.length > 0 && entry.kinds.every((kind) => kind === 'refusal')
}

/** What somebody did on a day, each thing once, the most telling first. */
export function phrasesOf(entry: Pick<DayEntry, 'acts'>): Phrase[] {
  const done = new Set(entry.acts.map((act) => phraseOf(act.action)))
  return WEIGHT.filter((phrase) => done.has(phrase))
}

/** The days without the client's own visits; a day of which nothing is left goes too. */
export function withoutOwn(days: readonly Day[]): Day[] {
  return days.map((day) => ({ ...day, entries: day.entries.filter((entry) => entry.role !== 'client') })).filter((day) => day.entries.length > 0)
}

/** Pages hold whole days, so they only follow each other. */
export function entryKey(entry: DayEntry): string {
  return `${entry.person ?? 'system'} ${entry.organisation ?? ''} ${entry.role}`
}
