import { dayAndMonth, type LocalDate, rangeText } from '../../format/date'
import type { T } from '../../i18n'
import type { Language } from '../../i18n/languages'
import { daysLate, readingOf } from './rules'
import type { PlanAction } from './types'

/** What stands beside the bar: the state and the date that matters in it. */
export function stateWords(action: PlanAction, t: T, language: Language, now: LocalDate): string {
  switch (readingOf(action)) {
    case 'late':
      return t('plans:late', { count: daysLate(action, now) })
    case 'done':
      return t('plans:done', { date: dayAndMonth(action.ends_on, language, now) })
    case 'underWay':
      return t('plans:underWay', { date: dayAndMonth(action.ends_on, language, now) })
    case 'planned':
      return t('plans:planned', { range: rangeText(action.starts_on, action.ends_on, language, now) })
    case 'cancelled':
      return t('plans:cancelled')
  }
}
