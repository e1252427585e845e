import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { Attendance, NewAppointment, NewTime } from './types'

export function makeAppointment({ caseId, body }: { caseId: string; body: NewAppointment }, key: string) {
  return answerOf(api.POST('/cases/{case}/appointments', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

type Of = { caseId: string; appointment: string }

function at({ caseId, appointment }: Of, key: string) {
  return { params: { path: { case: caseId, appointment }, header: keyed(key) } }
}

export function rescheduleAppointment({ body, ...of }: Of & { body: NewTime }, key: string) {
  return answerOf(api.POST('/cases/{case}/appointments/{appointment}/reschedule', { ...at(of, key), body }))
}

export function cancelAppointment({ reason, ...of }: Of & { reason: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/appointments/{appointment}/cancel', { ...at(of, key), body: { reason } }))
}

export function recordAttendance({ attendance, ...of }: Of & { attendance: Attendance }, key: string) {
  return answerOf(api.POST('/cases/{case}/appointments/{appointment}/attendance', { ...at(of, key), body: { attendance } }))
}
