import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'

export function proposeMerge(body: { surviving: string; retired: string; note: string }, key: string) {
  return answerOf(api.POST('/merges', { params: { header: keyed(key) }, body }))
}

type Shown = { id: string; version: number }

export function confirmMerge({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/merges/{merge}/confirm', { params: { path: { merge: id }, header: keyedAt(key, version) } }))
}

export function rejectMerge({ id, version, reason }: Shown & { reason: string }, key: string) {
  return answerOf(api.POST('/merges/{merge}/reject', { params: { path: { merge: id }, header: keyedAt(key, version) }, body: { reason } }))
}

export function undoMerge({ id, version, reason }: Shown & { reason: string }, key: string) {
  return answerOf(api.POST('/merges/{merge}/undo', { params: { path: { merge: id }, header: keyedAt(key, version) }, body: { reason } }))
}

export function dismissMatch(match: string, key: string) {
  return answerOf(api.POST('/identity-matches/{match}/dismiss', { params: { path: { match }, header: keyed(key) } }))
}
