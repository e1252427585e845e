import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** What waits for me and my team. */
export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => answerOf(api.GET('/work', { signal })),
})
