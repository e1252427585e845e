import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const statementsQuery = queryOptions({
  queryKey: ['statements'],
  queryFn: ({ signal }) => answerOf(api.GET('/statements', { signal })),
})

export function statementQuery(id: string) {
  return queryOptions({
    queryKey: ['statement', id],
    queryFn: ({ signal }) => answerOf(api.GET('/statements/{statement}', { params: { path: { statement: id } }, signal })),
  })
}

/** What a payment file holds; it never changes once it is made. */
export function batchQuery(id: string) {
  return queryOptions({
    queryKey: ['export', id],
    staleTime: Infinity,
    queryFn: ({ signal }) => answerOf(api.GET('/exports/{export}', { params: { path: { export: id } }, signal })),
  })
}
