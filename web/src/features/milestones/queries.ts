import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { MilestoneState } from './types'

const PAGE = 50

/** Claims in one state, the oldest first. The list names no client: that is read when a claim is opened. */
export function queueQuery(state: MilestoneState) {
  return infiniteQueryOptions({
    queryKey: ['milestones', 'queue', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/milestones', { params: { query: { state, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export function caseMilestonesQuery(caseId: string) {
  return queryOptions({
    queryKey: ['milestones', 'case', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/milestones', { params: { path: { case: caseId } }, signal })),
  })
}

/** One claim with its evidence and decisions. Reading it is journaled, so only an opened claim asks. */
export function milestoneQuery(id: string) {
  return queryOptions({
    queryKey: ['milestone', id],
    queryFn: ({ signal }) => answerOf(api.GET('/milestones/{milestone}', { params: { path: { milestone: id } }, signal })),
  })
}

/** Whose claim it is, and what the reader may do in the case; shared with the pages of the case. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}
