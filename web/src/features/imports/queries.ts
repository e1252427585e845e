import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const POLL_MS = 500
const PAGE = 50

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/imports', { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})

/** One import; asked again and again while it runs, here or elsewhere. */
export function importQuery(id: string, isRunningHere: boolean) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => answerOf(api.GET('/imports/{import}', { params: { path: { import: id } }, signal })),
    refetchInterval: (query) => (isRunningHere || query.state.data?.state === 'running' ? POLL_MS : false),
  })
}
