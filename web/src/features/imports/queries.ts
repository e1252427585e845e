import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { ImportState } from './rules'

const POLL_MS = 500
const PAGE = 50

/** Of one state, or all. */
export function importsQuery(state: ImportState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['imports', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/imports', { params: { query: { limit: PAGE, cursor: pageParam, state } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** What stands against undoing it; reading it is journaled for the clients that it names. */
export function importUndoQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['import', id, 'undo', version],
    queryFn: ({ signal }) => answerOf(api.GET('/imports/{import}/undo', { params: { path: { import: id } }, signal })),
  })
}

/** One import; asked again and again while it runs, here or elsewhere. */
export function importQuery(id: string, isRunningHere: boolean) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => answerOf(api.GET('/imports/{import}', { params: { path: { import: id } }, signal })),
    refetchInterval: (query) => (isRunningHere || query.state.data?.state === 'running' ? POLL_MS : false),
  })
}
