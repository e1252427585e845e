import { dayOf, type LocalDate } from '../../format/date'
import type { TimelineEntry } from './types'

/** The entries by the day of Finland on which they happened, in the order they came. */
export function byDay(entries: readonly TimelineEntry[]): { day: LocalDate; entries: TimelineEntry[] }[] {
  const days: { day: LocalDate; entries: TimelineEntry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
