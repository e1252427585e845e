import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { Absence, NewAbsence } from './types'

export function recordAbsence(body: NewAbsence, key: string) {
  return answerOf(api.POST('/absences', { params: { header: keyed(key) }, body }))
}

export function endAbsence({ id, version }: Absence, key: string) {
  return answerOf(api.POST('/absences/{absence}/end', { params: { path: { absence: id }, header: keyedAt(key, version) } }))
}
