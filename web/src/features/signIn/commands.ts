import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'

// Each gets its input and a request key, as useCommand gives them.

export function continueSession(_nothing: undefined, key: string) {
  return answerOf(api.POST('/session/continue', { params: { header: keyed(key) } }))
}

export function endSession(session: string, key: string) {
  return answerOf(api.POST('/sessions/end', { body: { session }, params: { header: keyed(key) } }))
}

export function endOtherSessions(_nothing: undefined, key: string) {
  return answerOf(api.POST('/sessions/end-others', { params: { header: keyed(key) } }))
}

export function changePassword(body: { current: string; password: string }, key: string) {
  return answerOf(api.PUT('/session/password', { body, params: { header: keyed(key) } }))
}

export function choosePassword(body: { token: string; password: string }, key: string) {
  return answerOf(api.POST('/session/password-reset', { body, params: { header: keyed(key) } }))
}

export function beginSecondFactor(body: { password: string }, key: string) {
  return answerOf(api.POST('/session/second-factor', { body, params: { header: keyed(key) } }))
}

export function confirmSecondFactor(body: { code: string }, key: string) {
  return answerOf(api.POST('/session/second-factor/confirm', { body, params: { header: keyed(key) } }))
}

export function removeSecondFactor(body: { password: string; code: string }, key: string) {
  return answerOf(api.POST('/session/second-factor/remove', { body, params: { header: keyed(key) } }))
}
