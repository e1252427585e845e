import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** Who is away now and to come, as far as the reader may know. */
export const absencesQuery = infiniteQueryOptions({
  queryKey: ['absences'],
  staleTime: 0,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/absences', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})

/** Who can be chosen: the team of `person`, or one's own. */
export function absencePeopleQuery(person: string | undefined) {
  return queryOptions({
    queryKey: ['absencePeople', person ?? ''],
    staleTime: 0,
    queryFn: ({ signal }) => answerOf(api.GET('/absences/people', { params: { query: { person } }, signal })),
    select: ({ items }) => items,
  })
}
