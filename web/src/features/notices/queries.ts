import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  staleTime: 0,
  queryFn: ({ signal }) => answerOf(api.GET('/notices/mail', { signal })),
  // Whether the letter with the code was delivered is known in a while.
  refetchInterval: ({ state }) => (state.data?.confirmation?.state === 'waiting' ? 3000 : false),
})

export const undeliveredQuery = infiniteQueryOptions({
  queryKey: ['undelivered'],
  staleTime: 0,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/notices/undelivered', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})

/** How many are unread, counted to a hundred. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => answerOf(api.GET('/notices', { params: { query: { state: 'unread', limit: 1 } }, signal })),
  select: ({ unread }) => unread,
})

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => answerOf(api.GET('/notices', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.next ?? undefined,
})
