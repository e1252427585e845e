import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { NewAction, NewGoal } from './types'

/** `at` is the item that is changed and the version shown; without it the item is new. */
type At = { id: string; version: number } | null

export function saveGoal({ caseId, at, body }: { caseId: string; at: At; body: NewGoal }, key: string) {
  if (!at) return answerOf(api.POST('/cases/{case}/plan/goals', { params: { path: { case: caseId }, header: keyed(key) }, body }))
  return answerOf(api.PUT('/cases/{case}/plan/goals/{goal}', { params: { path: { case: caseId, goal: at.id }, header: keyedAt(key, at.version) }, body }))
}

export function saveAction({ caseId, goal, at, body }: { caseId: string; goal: string; at: At; body: NewAction }, key: string) {
  if (!at) return answerOf(api.POST('/cases/{case}/plan/goals/{goal}/actions', { params: { path: { case: caseId, goal }, header: keyed(key) }, body }))
  return answerOf(api.PUT('/cases/{case}/plan/actions/{action}', { params: { path: { case: caseId, action: at.id }, header: keyedAt(key, at.version) }, body }))
}

export function choosePlanType({ caseId, type }: { caseId: string; type: string }, key: string) {
  return answerOf(api.PUT('/cases/{case}/plan/type', { params: { path: { case: caseId }, header: keyed(key) }, body: { type } }))
}

/** Asks every organisation in the case to agree on the plan as it stands. */
export function askAgreement({ caseId }: { caseId: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions', { params: { path: { case: caseId }, header: keyed(key) } }))
}

type OfVersion = { caseId: string; version: string }

function at({ caseId, version }: OfVersion, key: string) {
  return { params: { path: { case: caseId, version }, header: keyed(key) } }
}

export function agreeVersion(of: OfVersion, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions/{version}/agree', at(of, key)))
}

export function returnVersion({ reason, ...of }: OfVersion & { reason: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions/{version}/return', { ...at(of, key), body: { reason } }))
}

export function withdrawVersion(of: OfVersion, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions/{version}/withdraw', at(of, key)))
}

export function acknowledgeVersion(of: OfVersion, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions/{version}/acknowledge', at(of, key)))
}
