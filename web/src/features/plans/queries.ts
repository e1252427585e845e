import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export function planQuery(caseId: string) {
  return queryOptions({
    queryKey: ['plan', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan', { params: { path: { case: caseId } }, signal })),
  })
}

/** Who was asked to agree on which version, and who has; nothing of what the plan says. */
export function versionsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['plan', caseId, 'versions'],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan/versions', { params: { path: { case: caseId } }, signal })),
  })
}

export function versionQuery(caseId: string, version: string) {
  return queryOptions({
    queryKey: ['plan', caseId, 'version', version],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan/versions/{version}', { params: { path: { case: caseId, version } }, signal })),
  })
}

export function changesQuery(caseId: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['plan', caseId, 'changes', from, to],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan/changes', { params: { path: { case: caseId }, query: { from, to } }, signal })),
  })
}
