import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const PAGE = 20

/** The notes of the case that the reader may see, newest first, page by page. */
export function notesQuery(caseId: string) {
  return infiniteQueryOptions({
    queryKey: ['notes', caseId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/cases/{case}/notes', { params: { path: { case: caseId }, query: { limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
