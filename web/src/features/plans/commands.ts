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

export function agreePlan({ caseId }: { caseId: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/plan/versions', { params: { path: { case: caseId }, header: keyed(key) } }))
}
