import type { T } from '../i18n'
import type { Language } from '../i18n/languages'
import { clockText, dateText, dayOf, daysBetween, type Instant, type LocalDate, today } from './date'

/**
 * How far a date is, in the words of a deadline: "tänään", "huomenna", "2 työpäivää", "1 työpäivä sitten".
 * `workingDays` is the server's count (negative when passed), since it alone knows the office's calendar; without it days are
 * calendar days.
 */
export function distanceText(t: T, date: LocalDate, now: LocalDate, workingDays?: number | null): string {
  const days = daysBetween(now, date)
  if (days === 0) return t('when.today')
  if (days === 1) return t('when.tomorrow')
  if (workingDays === undefined || workingDays === null) {
    if (days === -1) return t('when.yesterday')
    return days > 0 ? t('when.days', { count: days }) : t('when.daysAgo', { count: -days })
  }
  return days > 0 ? t('when.workingDays', { count: workingDays }) : t('when.workingDaysAgo', { count: Math.abs(workingDays) })
}

/** "pe 20.11. klo 13.20". */
export function momentText(instant: Instant, t: T, language: Language): string {
  return t('when.at', { date: dateText(dayOf(instant), language, today()), time: clockText(instant, language) })
}
