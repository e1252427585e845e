import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const teamLoadQuery = queryOptions({
  queryKey: ['team', 'load'],
  staleTime: 0,
  queryFn: ({ signal }) => answerOf(api.GET('/work/team', { signal })),
  select: ({ items }) => items,
})

export function teamCasesQuery(person: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['team', 'cases', person ?? ''],
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/work/team/cases', { params: { query: { person, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
