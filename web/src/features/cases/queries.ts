import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** The case with its client. The identity bar and the pages under it share one reading. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}

/** What must be ended before the case is closed, and how it was closed before. Read only when somebody asks for it. */
export function closingQuery(caseId: string) {
  return queryOptions({
    queryKey: ['closing', caseId],
    staleTime: 0,
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/closing', { params: { path: { case: caseId } }, signal })),
  })
}

/** The client's consents, newest first. Read only when somebody asks to see them. */
export function consentsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['consents', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/consents', { params: { path: { case: caseId } }, signal })),
  })
}
