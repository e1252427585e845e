import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export const ownSessionsQuery = queryOptions({
  queryKey: ['ownSessions'],
  staleTime: 0,
  queryFn: () => answerOf(api.GET('/sessions')),
})

export const secondFactorQuery = queryOptions({
  queryKey: ['secondFactor'],
  queryFn: () => answerOf(api.GET('/session/second-factor')),
})
