import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const PAGE = 50

/** The documents of the case that the reader may see, newest first, page by page. */
export function documentsQuery(caseId: string) {
  return infiniteQueryOptions({
    queryKey: ['documents', caseId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/cases/{case}/documents', { params: { path: { case: caseId }, query: { limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
