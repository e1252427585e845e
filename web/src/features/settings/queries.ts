import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answerOf(api.GET('/settings', { signal })),
})
