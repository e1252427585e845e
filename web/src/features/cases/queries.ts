import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** The case with its client. The identity bar and the pages under it share one reading. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}

/** The client's consents, newest first. Read only when somebody asks to see them. */
export function consentsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['consents', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/consents', { params: { path: { case: caseId } }, signal })),
  })
}
