import type { T } from '../i18n'
import { daysBetween, type LocalDate } from './date'

/**
 * How far a date is, in the words of a deadline: "tänään", "huomenna", "2 työpäivää", "1 työpäivä sitten".
 * `workingDays` is the server's count (negative when passed), since it alone knows the office's calendar; without it days are
 * calendar days.
 */
export function distanceText(t: T, date: LocalDate, now: LocalDate, workingDays?: number | null): string {
  const days = daysBetween(now, date)
  if (days === 0) return t('when.today')
  if (days === 1) return t('when.tomorrow')
  if (workingDays == null) {
    if (days === -1) return t('when.yesterday')
    return days > 0 ? t('when.days', { count: days }) : t('when.daysAgo', { count: -days })
  }
  return days > 0 ? t('when.workingDays', { count: workingDays }) : t('when.workingDaysAgo', { count: Math.abs(workingDays) })
}
