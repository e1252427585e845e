import { answerOf, api } from '../../api/client'
import { keyed, keyedAt } from '../../api/conditional'
import type { HandoverWords, NewClosing, NewConsent, NewHandover, NewParty } from './types'

export function proposeHandover({ caseId, body }: { caseId: string; body: NewHandover }, key: string) {
  return answerOf(api.POST('/cases/{case}/handovers', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function requestCase({ caseId, body }: { caseId: string; body: HandoverWords }, key: string) {
  return answerOf(api.POST('/cases/{case}/handover-requests', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function addParty({ caseId, body }: { caseId: string; body: NewParty }, key: string) {
  return answerOf(api.POST('/cases/{case}/parties', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function endParty({ caseId, party }: { caseId: string; party: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/parties/{party}/end', { params: { path: { case: caseId, party }, header: keyed(key) } }))
}

export function closeCase({ caseId, body }: { caseId: string; body: NewClosing }, key: string) {
  return answerOf(api.POST('/cases/{case}/close', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function reopenCase({ caseId, reason }: { caseId: string; reason: string }, key: string) {
  return answerOf(api.POST('/cases/{case}/reopen', { params: { path: { case: caseId }, header: keyed(key) }, body: { reason } }))
}

export function giveConsent({ caseId, body }: { caseId: string; body: NewConsent }, key: string) {
  return answerOf(api.POST('/cases/{case}/consents', { params: { path: { case: caseId }, header: keyed(key) }, body }))
}

export function withdrawConsent({ caseId, consent, version }: { caseId: string; consent: string; version: number }, key: string) {
  return answerOf(api.POST('/cases/{case}/consents/{consent}/withdraw', { params: { path: { case: caseId, consent }, header: keyedAt(key, version) } }))
}
