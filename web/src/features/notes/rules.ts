import { dayOf, type LocalDate } from '../../format/date'
import type { Note } from './types'

/** The notes by the day they were written on, in the order they came. */
export function byDay(notes: readonly Note[]): { day: LocalDate; notes: Note[] }[] {
  const days: { day: LocalDate; notes: Note[] }[] = []
  for (const note of notes) {
    const day = dayOf(note.recorded_at)
    const last = days.at(-1)
    if (last?.day === day) last.notes.push(note)
    else days.push({ day, notes: [note] })
  }
  return days
}
