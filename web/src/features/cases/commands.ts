import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { NewHandover } from './types'

export function proposeHandover({ caseId, body }: { caseId: string; body: NewHandover }, key: string) {
  return answerOf(api.POST('/cases/{case}/handovers', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}
