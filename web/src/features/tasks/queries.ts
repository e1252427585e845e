import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { TaskList } from './types'

const PAGE = 50

/** What is to be done in the case, or what is over, page by page. */
export function tasksQuery(caseId: string, state: TaskList) {
  return infiniteQueryOptions({
    queryKey: ['tasks', caseId, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/cases/{case}/tasks', { params: { path: { case: caseId }, query: { state, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
