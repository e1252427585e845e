import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { NewMembership, NewUser, User } from './types'

export function registerUser(body: NewUser, key: string) {
  return answerOf(api.POST('/users', { params: { header: keyed(key) }, body }))
}

export function startMembership({ user, body }: { user: string; body: NewMembership }, key: string) {
  return answerOf(api.POST('/users/{user}/memberships', { params: { path: { user }, header: keyed(key) }, body }))
}

export function endMembership({ user, membership, version }: { user: string; membership: string; version: number }, key: string) {
  return answerOf(api.POST('/users/{user}/memberships/{membership}/end', { params: { path: { user, membership }, header: keyedAt(key, version) } }))
}

export function disableUser({ id, version }: User, key: string) {
  return answerOf(api.POST('/users/{user}/disable', { params: { path: { user: id }, header: keyedAt(key, version) } }))
}

export function enableUser({ id, version }: User, key: string) {
  return answerOf(api.POST('/users/{user}/enable', { params: { path: { user: id }, header: keyedAt(key, version) } }))
}

export function endUserSessions(user: string, key: string) {
  return answerOf(api.POST('/users/{user}/sessions/end', { params: { path: { user }, header: keyed(key) } }))
}

export function resetPassword(user: string, key: string) {
  return answerOf(api.POST('/users/{user}/password-reset', { params: { path: { user }, header: keyed(key) } }))
}

export function removeUserSecondFactor(user: string, key: string) {
  return answerOf(api.POST('/users/{user}/second-factor/remove', { params: { path: { user }, header: keyed(key) } }))
}
