import { addDays, daysBetween, type LocalDate } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import type { Goal, PlanAction } from './types'

export type StateFilter = 'all' | 'open' | 'late'
/** How an action reads today: the server's state, and late when its end has passed. */
export type Reading = 'done' | 'underWay' | 'late' | 'planned' | 'cancelled'

export function readingOf(action: Pick<PlanAction, 'state' | 'late'>): Reading {
  if (action.late) return 'late'
  switch (action.state) {
    case 'under_way':
      return 'underWay'
    default:
      return action.state
  }
}

export const TONE: Record<Reading, Tone> = { done: 'done', underWay: 'underWay', late: 'alert', planned: 'notBegun', cancelled: 'refused' }

export function filtered(goals: readonly Goal[], organisation: string | undefined, state: StateFilter): Goal[] {
  const keeps = (action: PlanAction) => {
    const reading = readingOf(action)
    if (organisation !== undefined && action.organisation !== organisation) return false
    return state === 'all' || (state === 'late' ? reading === 'late' : reading !== 'done' && reading !== 'cancelled')
  }
  const narrowed = organisation !== undefined || state !== 'all'
  return goals.map((goal) => ({ ...goal, actions: goal.actions.filter(keeps) })).filter((goal) => !narrowed || goal.actions.length > 0)
}

/** The span of time that the timeline shows: whole months around all actions and today, with room at the end for the words beside the last bar. */
export type Span = { from: LocalDate; days: number }

const ROOM = 0.36

export function spanOf(actions: readonly Pick<PlanAction, 'starts_on' | 'ends_on'>[], now: LocalDate): Span {
  const from = firstOfMonth(actions.reduce((earliest, { starts_on }) => (starts_on < earliest ? starts_on : earliest), now))
  const last = actions.reduce((latest, { ends_on }) => (ends_on > latest ? ends_on : latest), now)
  const filled = daysBetween(from, last) + 1
  const end = firstOfNextMonth(addDays(last, Math.ceil(filled * ROOM)))
  return { from, days: daysBetween(from, end) }
}

/** Where a date's beginning stands in the span, in percent. */
export function place(date: LocalDate, span: Span): number {
  return (daysBetween(span.from, date) / span.days) * 100
}

/** An action's bar in percent of the span; `elapsed` is the part of it that lies before today. The last day is whole. */
export function barOf(action: Pick<PlanAction, 'starts_on' | 'ends_on'>, span: Span, now: LocalDate): { left: number; width: number; elapsed: number } {
  const days = daysBetween(action.starts_on, action.ends_on) + 1
  const gone = Math.min(Math.max(daysBetween(action.starts_on, now), 0), days)
  return { left: place(action.starts_on, span), width: (days / span.days) * 100, elapsed: (gone / days) * 100 }
}

/** The first days of the months in the span; long spans show every second or third. */
export function monthsOf(span: Span): LocalDate[] {
  const months: LocalDate[] = []
  const end = addDays(span.from, span.days)
  for (let month = span.from; month < end; month = firstOfNextMonth(month)) months.push(month)
  const step = Math.ceil(months.length / 14)
  return months.filter((_month, index) => index % step === 0)
}

export function daysLate(action: Pick<PlanAction, 'ends_on'>, now: LocalDate): number {
  return Math.max(daysBetween(action.ends_on, now), 0)
}

function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`
}

function firstOfNextMonth(date: LocalDate): LocalDate {
  return firstOfMonth(addDays(firstOfMonth(date), 31))
}
