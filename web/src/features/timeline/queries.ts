import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { TimelineKind } from './types'

const PAGE = 30

/** What happened in the case, newest first, page by page. */
export function timelineQuery(caseId: string, kind: TimelineKind | undefined) {
  return infiniteQueryOptions({
    queryKey: ['timeline', caseId, kind ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/cases/{case}/timeline', { params: { path: { case: caseId }, query: { kind, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
