import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'

type Shown = { id: string; version: number }

/** `endNow` ends a month that is not over at this moment; what comes later goes to the next statement. */
export function freezeStatement({ id, version, endNow }: Shown & { endNow: boolean }, key: string) {
  return answerOf(
    api.POST('/statements/{statement}/freeze', {
      params: { path: { statement: id }, header: keyedAt(key, version) },
      ...(endNow ? { body: { end_now: true } } : {}),
    }),
  )
}

export function approveStatement({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/statements/{statement}/approve', { params: { path: { statement: id }, header: keyedAt(key, version) } }))
}

export function refuseStatement({ id, version, reason }: Shown & { reason: string }, key: string) {
  return answerOf(api.POST('/statements/{statement}/refuse', { params: { path: { statement: id }, header: keyedAt(key, version) }, body: { reason } }))
}

export function exportStatement({ id }: { id: string }, key: string) {
  return answerOf(api.POST('/statements/{statement}/export', { params: { path: { statement: id }, header: keyed(key) } }))
}

/** Where the payment file is had: the same bytes each time. */
export function batchFile(id: string): string {
  return `/api/v1/exports/${encodeURIComponent(id)}/file`
}
