import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { Claim } from './types'

type Shown = { id: string; version: number }

export function recordMilestone({ caseId, contract, body }: { caseId: string; contract: string; body: Claim }, key: string) {
  return answerOf(api.POST('/cases/{case}/milestones', { params: { path: { case: caseId }, header: keyed(key) }, body: { ...body, contract } }))
}

export function correctMilestone({ id, version, body }: Shown & { body: Claim }, key: string) {
  return answerOf(api.PUT('/milestones/{milestone}', { params: { path: { milestone: id }, header: keyedAt(key, version) }, body }))
}

export function withdrawMilestone({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/milestones/{milestone}/withdraw', { params: { path: { milestone: id }, header: keyedAt(key, version) } }))
}

export function verifyMilestone({ id, version }: Shown, key: string) {
  return answerOf(api.POST('/milestones/{milestone}/verify', { params: { path: { milestone: id }, header: keyedAt(key, version) } }))
}

export function refuseMilestone({ id, version, reason }: Shown & { reason: string }, key: string) {
  return answerOf(api.POST('/milestones/{milestone}/refuse', { params: { path: { milestone: id }, header: keyedAt(key, version) }, body: { reason } }))
}

/** `name`, `size` and `modified` tell one file from another, so that the same file sent again keeps its request key. */
export type NewEvidence = Shown & { kind: string; file: File; mediaType: string; name: string; size: number; modified: number }

export function putEvidence({ id, version, kind, file, mediaType }: NewEvidence, key: string) {
  return answerOf(
    api.PUT('/milestones/{milestone}/evidence', {
      params: { path: { milestone: id }, query: { kind }, header: keyedAt(key, version) },
      headers: { 'Content-Type': mediaType },
      body: file as unknown as string,
      bodySerializer: (body) => body,
    }),
  )
}

/** Where one file is had; the reading is journaled when the browser asks for it. */
export function evidenceFile(milestone: string, evidence: string): string {
  return `/api/v1/milestones/${encodeURIComponent(milestone)}/evidence/${encodeURIComponent(evidence)}`
}
