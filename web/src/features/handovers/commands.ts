import { answerOf, api } from '../../api/client'
import { keyedAt } from '../../api/conditional'
import type { DeclineReason } from './rules'

type Shown = { id: string; version: number }

export function acceptHandover({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/handovers/{handover}/accept', { params: { path: { handover: id }, header: keyedAt(key, version) } }))
}

export function declineHandover({ id, version, reason, note }: Shown & { reason: DeclineReason; note: string }, key: string) {
  return answerOf(
    api.POST('/handovers/{handover}/decline', {
      params: { path: { handover: id }, header: keyedAt(key, version) },
      body: { reason, note: note || null },
    }),
  )
}

export function withdrawHandover({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/handovers/{handover}/withdraw', { params: { path: { handover: id }, header: keyedAt(key, version) } }))
}
