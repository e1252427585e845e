import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { WantedMail } from './types'

export function readNotice(notice: string, key: string) {
  return answerOf(api.POST('/notices/{notice}/read', { params: { path: { notice }, header: keyed(key) } }))
}

/** All that was shown, up to the newest one. */
export function readNotices(through: string, key: string) {
  return answerOf(api.POST('/notices/read', { body: { through }, params: { header: keyed(key) } }))
}

export function chooseMail({ version, body }: { version: number; body: WantedMail }, key: string) {
  return answerOf(api.PUT('/notices/mail', { params: { header: keyedAt(key, version) }, body }))
}

/** The code that came to the address: what came of it is the answer's state. */
export function confirmMail(code: string, key: string) {
  return answerOf(api.POST('/notices/mail/confirm', { params: { header: keyed(key) }, body: { code } }))
}

export function sendMailCode(_nothing: undefined, key: string) {
  return answerOf(api.POST('/notices/mail/code', { params: { header: keyed(key) } }))
}

/** All that are dead, without looking at each: after a fault of the mail server's or of its settings. */
export function resendAllMail(_nothing: undefined, key: string) {
  return answerOf(api.POST('/notices/undelivered/resend', { params: { header: keyed(key) } }))
}

export function resendMail({ id, version }: { id: string; version: number }, key: string) {
  return answerOf(api.POST('/notices/undelivered/{mail}/resend', { params: { path: { mail: id }, header: keyedAt(key, version) } }))
}
