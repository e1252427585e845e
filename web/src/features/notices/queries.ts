import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

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
