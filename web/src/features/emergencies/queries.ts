import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { Filter } from './types'

const PAGE = 50

/** One's own; for data protection everybody's, with their reasons. Newest first. */
export function emergenciesQuery(state: Filter) {
  return infiniteQueryOptions({
    queryKey: ['emergencies', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/emergency-accesses', { params: { query: { state, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
