import { answerOf, api } from '../../api/client'
import { keyedAt } from '../../api/conditional'
import type { NewClientDetails } from './detailsTypes'

export function writeDetails({ caseId, version, body }: { caseId: string; version: number; body: NewClientDetails }, key: string) {
  return answerOf(api.PUT('/cases/{case}/client', { params: { path: { case: caseId }, header: keyedAt(key, version) }, body }))
}

export function writeSafetyBan({ caseId, version, safetyBan }: { caseId: string; version: number; safetyBan: boolean }, key: string) {
  return answerOf(api.PUT('/cases/{case}/client/safety-ban', { params: { path: { case: caseId }, header: keyedAt(key, version) }, body: { safety_ban: safetyBan } }))
}

/** Nothing keeps the answer: it is asked for anew each time. */
export function showIdentityCode(caseId: string) {
  return answerOf(api.POST('/cases/{case}/client/identity-code', { params: { path: { case: caseId } } }))
}
