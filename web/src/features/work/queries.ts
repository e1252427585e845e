import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const MOST_MILESTONES = 200

/** Handovers and imports that wait for me and my team. */
export const caseworkQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => answerOf(api.GET('/work', { signal })),
})

/** Claims that wait for my judgement; the oldest first, so that what does not fit waits its turn. */
export const claimsToVerifyQuery = queryOptions({
  queryKey: ['milestones', 'work'],
  queryFn: ({ signal }) => answerOf(api.GET('/milestones', { params: { query: { state: 'recorded', waiting: 'true', limit: MOST_MILESTONES } }, signal })),
})

/** Statements and what I may do with each; shared with the pages of statements. */
export const statementsQuery = queryOptions({
  queryKey: ['statements'],
  queryFn: ({ signal }) => answerOf(api.GET('/statements', { signal })),
})
