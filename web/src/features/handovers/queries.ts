import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { Box, InboxState } from './types'

const PAGE = 50

/** One inbox, page by page; its rows carry all that the preview shows. */
export function inboxQuery(box: Box, state: InboxState, waited?: number) {
  return infiniteQueryOptions({
    queryKey: ['handovers', box, state, waited ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/handovers', { params: { query: { box, state, waited, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** What exactly is handed over. Reading it is journaled, so only the page that shows it asks. */
export function handoverQuery(id: string) {
  return queryOptions({
    queryKey: ['handover', id],
    queryFn: ({ signal }) => answerOf(api.GET('/handovers/{handover}', { params: { path: { handover: id } }, signal })),
  })
}

/** What is open and what becomes of it. Reading it is journaled, like the package beside it. */
export function itemsQuery(id: string) {
  return queryOptions({
    queryKey: ['handover', id, 'items'],
    queryFn: ({ signal }) => answerOf(api.GET('/handovers/{handover}/items', { params: { path: { handover: id } }, signal })),
  })
}

/** How long handovers waited in the last year; nothing about any client. */
export const figuresQuery = queryOptions({
  queryKey: ['handoverFigures'],
  queryFn: ({ signal }) => answerOf(api.GET('/handovers/figures', { signal })),
})

export const bulksQuery = infiniteQueryOptions({
  queryKey: ['bulkHandovers', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/bulk-handovers', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})

/** How far the server has come is asked again until every case has been answered. Reading it is journaled. */
const BULK_POLL_MS = 3000

export function bulkQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['bulkHandovers', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/bulk-handovers/{bulk}', { params: { path: { bulk: id }, query: { cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (query) => ((query.state.data?.pages[0]?.counts.waiting ?? 0) > 0 ? BULK_POLL_MS : false),
  })
}
