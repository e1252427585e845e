import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { NewNote } from './types'

export function writeNote({ caseId, body }: { caseId: string; body: NewNote }, key: string) {
  return answerOf(api.POST('/cases/{case}/notes', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function correctNote({ caseId, note, version, text }: { caseId: string; note: string; version: number; text: string }, key: string) {
  return answerOf(api.PUT('/cases/{case}/notes/{note}', { params: { path: { case: caseId, note }, header: keyedAt(key, version) }, body: { text } }))
}
