import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export function planQuery(caseId: string) {
  return queryOptions({
    queryKey: ['plan', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan', { params: { path: { case: caseId } }, signal })),
  })
}

/** Who takes part and what the reader has a ground for; shared with the pages of the case. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}
