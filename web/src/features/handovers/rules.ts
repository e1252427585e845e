import { addDays, type LocalDate, mondayOf } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import type { T } from '../../i18n'
import type { Box, Handover, Item, ItemChoice } from './types'

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

/** What the receiver chose for an item: to oneself, to the team, or with who has it. */
export type Choice = 'me' | 'team' | 'stay'
export type Choices = Readonly<Record<string, Choice>>
export type Fate = Item['fate']

export function itemKey({ kind, id }: Pick<Item, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

/** What stands in the item's field: as chosen, or as it is unless one chooses. */
export function choiceOf(item: Item, chosen: Choices): Choice {
  return chosen[itemKey(item)] ?? (item.fate === 'moves' ? 'team' : 'stay')
}

export function fateOf(item: Item, chosen: Choices): Fate {
  if (!item.choosable) return item.fate
  return choiceOf(item, chosen) === 'stay' ? 'stays' : 'moves'
}

export function countFates(items: readonly Item[], chosen: Choices): Record<Fate, number> {
  const counts = { moves: 0, stays: 0, blocks: 0 }
  for (const item of items) counts[fateOf(item, chosen)] += 1
  return counts
}

const KINDS = ['plan_goal', 'plan_action', 'task', 'appointment', 'milestone_claim'] as const satisfies Item['kind'][]

/** The items by kind, in the order of the page; a kind without items is not there. */
export function byKind(items: readonly Item[]): { kind: Item['kind']; rows: Item[] }[] {
  return KINDS.map((kind) => ({ kind, rows: items.filter((item) => item.kind === kind) })).filter(({ rows }) => rows.length > 0)
}

/** What is sent with the acceptance: only what was chosen. */
export function choicesToSend(items: readonly Item[], chosen: Choices, me: string): ItemChoice[] {
  return items
    .filter((item) => item.choosable && itemKey(item) in chosen)
    .map((item) => {
      const choice = choiceOf(item, chosen)
      return { kind: item.kind, id: item.id, fate: choice === 'stay' ? 'stays' : 'moves', person: choice === 'me' ? me : null }
    })
}

/** What came of it, as its kind says it: who accepts a referral joins, and a request is answered by proposing. */
export function decidedWord({ kind, state }: Pick<Handover, 'kind' | 'state'>): 'accepted' | 'joined' | 'fulfilled' | 'declined' | 'withdrawn' | 'expired' | null {
  if (state === 'draft' || state === 'proposed') return null
  if (state !== 'accepted') return state
  if (kind === 'referral') return 'joined'
  return kind === 'request' ? 'fulfilled' : 'accepted'
}

const REFUSALS = ['handover_already_open', 'no_ground_to_share', 'case_closed', 'not_in_the_team', 'not_your_part_in_this_case', 'internal'] as const

/** Why a case of a bulk handover was not proposed, by the code of the problem. */
export function refusalOf(code: string): (typeof REFUSALS)[number] | 'other' {
  return REFUSALS.find((known) => known === code) ?? 'other'
}
