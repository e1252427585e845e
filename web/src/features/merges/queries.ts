import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const mergesQuery = infiniteQueryOptions({
  queryKey: ['merges', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/merges', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})

/** One merge with both records: reading it is journaled. */
export function mergeQuery(id: string) {
  return queryOptions({
    queryKey: ['merges', id],
    queryFn: ({ signal }) => answerOf(api.GET('/merges/{merge}', { params: { path: { merge: id } }, signal })),
  })
}

/** Two records side by side: reading them is journaled. */
export function comparisonQuery(client: string, other: string) {
  return queryOptions({
    queryKey: ['mergePreview', client, other],
    queryFn: ({ signal }) => answerOf(api.GET('/clients/{client}/merge-preview/{other}', { params: { path: { client, other } }, signal })),
  })
}
