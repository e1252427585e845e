import { addDays, type LocalDate, mondayOf } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import type { T } from '../../i18n'
import type { Box } from './types'

export type Urgency = 'late' | 'thisWeek' | 'nextWeek' | 'later'
const ORDER: Urgency[] = ['late', 'thisWeek', 'nextWeek', 'later']

export function urgencyOf(answerBy: LocalDate, now: LocalDate): Urgency {
  if (answerBy < now) return 'late'
  const nextMonday = addDays(mondayOf(now), 7)
  if (answerBy < nextMonday) return 'thisWeek'
  return answerBy < addDays(nextMonday, 7) ? 'nextWeek' : 'later'
}

/** Open handovers by when they must be answered; a group without rows is not there. Rows keep the server's order. */
export function byUrgency<Row extends { answer_by: LocalDate }>(rows: readonly Row[], now: LocalDate): { urgency: Urgency; rows: Row[] }[] {
  return ORDER.map((urgency) => ({ urgency, rows: rows.filter((row) => urgencyOf(row.answer_by, now) === urgency) })).filter((group) => group.rows.length > 0)
}

type State = 'draft' | 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
export type StateWord = 'draft' | 'proposedIn' | 'proposedOut' | 'accepted' | 'declined' | 'withdrawn' | 'expired'

/** The state as this reader should read it: an incoming proposal waits for you, an outgoing one for the receiver. */
export function stateOf(state: State, box: Box): { word: StateWord; tone: Tone } {
  switch (state) {
    case 'draft':
      return { word: 'draft', tone: 'notBegun' }
    case 'proposed':
      return { word: box === 'in' ? 'proposedIn' : 'proposedOut', tone: 'transit' }
    case 'accepted':
      return { word: 'accepted', tone: 'done' }
    case 'declined':
      return { word: 'declined', tone: 'refused' }
    case 'withdrawn':
      return { word: 'withdrawn', tone: 'refused' }
    case 'expired':
      return { word: 'expired', tone: 'wait' }
  }
}

export const DECLINE_REASONS = ['not_our_area', 'no_capacity', 'wrong_service', 'more_information_needed', 'other'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export function declineReasonText(code: string | null, t: T): string {
  return t(`handovers:decline.reasons.${DECLINE_REASONS.find((reason) => reason === code) ?? 'other'}`)
}
