import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { components } from '../../api/schema/casework'
import type { DeclineReason } from './rules'
import type { ItemChoice, NewBulk } from './types'

type HandoverReason = components['schemas']['HandoverReason']

type Shown = { id: string; version: number }

export function acceptHandover({ id, version, items }: Shown & { items: ItemChoice[] }, key: string) {
  return answerOf(api.POST('/handovers/{handover}/accept', { params: { path: { handover: id }, header: keyedAt(key, version) }, body: { items } }))
}

export function returnHandover({ id, reason, note }: { id: string; reason: HandoverReason; note: string }, key: string) {
  return answerOf(api.POST('/handovers/{handover}/return', { params: { path: { handover: id }, header: keyed(key) }, body: { reason, note } }))
}

export function settleDisagreement({ id }: { id: string }, key: string) {
  return answerOf(api.POST('/handovers/{handover}/settle', { params: { path: { handover: id }, header: keyed(key) }, body: {} }))
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

export function beginBulk(body: NewBulk, key: string) {
  return answerOf(api.POST('/bulk-handovers', { params: { header: keyed(key) }, body }))
}
