import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { NewTask } from './types'

/** `at` is the task that is changed and the version shown; without it the task is new. */
type At = { id: string; version: number } | null

export function saveTask({ caseId, at, body }: { caseId: string; at: At; body: NewTask }, key: string) {
  if (!at) return answerOf(api.POST('/cases/{case}/tasks', { params: { path: { case: caseId }, header: keyed(key) }, body }))
  return answerOf(api.PUT('/cases/{case}/tasks/{task}', { params: { path: { case: caseId, task: at.id }, header: keyedAt(key, at.version) }, body }))
}

/** Done, not needed any more, or open again. */
export type Settling = 'done' | 'drop' | 'reopen'

export function settleTask({ caseId, task, what }: { caseId: string; task: string; what: Settling }, key: string) {
  const of = { params: { path: { case: caseId, task }, header: keyed(key) } }
  switch (what) {
    case 'done':
      return answerOf(api.POST('/cases/{case}/tasks/{task}/done', of))
    case 'drop':
      return answerOf(api.POST('/cases/{case}/tasks/{task}/drop', of))
    case 'reopen':
      return answerOf(api.POST('/cases/{case}/tasks/{task}/reopen', of))
  }
}
