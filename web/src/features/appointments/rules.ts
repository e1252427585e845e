import { clockOf, type Instant, instantAt } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import { type AppointmentForm, NOBODY, type TimeForm } from './schemas'
import type { Appointment, NewAppointment, NewTime } from './types'

type Time = Pick<TimeForm, 'date' | 'starts' | 'ends' | 'remote' | 'place'>

/** Requires: what the form's schema has passed. */
function timeOf({ date, starts, ends, remote, place }: Time): Omit<NewTime, 'reason'> {
  const at = (text: string) => instantAt(date, clockOf(text) ?? { hour: 0, minute: 0 })
  return { starts_at: at(starts), ends_at: at(ends), remote, place: place === '' ? null : place }
}

export function newTimeOf({ reason, ...time }: TimeForm): NewTime {
  return { ...timeOf(time), reason }
}

export function bodyOf(form: AppointmentForm): NewAppointment {
  return {
    kind: form.kind,
    title: form.title,
    category: form.category,
    organisation: form.organisation,
    person: form.person === NOBODY ? null : form.person,
    ...timeOf(form),
    with_client: form.with_client,
    participants: form.participants.filter((organisation) => organisation !== form.organisation).map((organisation) => ({ organisation })),
  }
}

export const TONE: Record<Appointment['state'], Tone> = {
  planned: 'notBegun',
  rescheduled: 'transit',
  cancelled: 'refused',
  attended: 'done',
  absent_notified: 'wait',
  absent: 'wait',
}

/** Those that have begun wait for their attendance and come first; the others are to come. */
export function byBeginning(appointments: readonly Appointment[], now: Instant): { id: 'begun' | 'toCome'; rows: Appointment[] }[] {
  const begun = (one: Appointment) => Date.parse(one.starts_at) <= Date.parse(now)
  return [
    { id: 'begun' as const, rows: appointments.filter(begun) },
    { id: 'toCome' as const, rows: appointments.filter((one) => !begun(one)) },
  ].filter(({ rows }) => rows.length > 0)
}
