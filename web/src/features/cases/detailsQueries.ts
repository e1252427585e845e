import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** What is known of the client of a case. Read only when somebody asks for it: each reading is in the client's log. */
export function detailsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['clientDetails', caseId],
    staleTime: 0,
    // Nobody begins to change what was known when the sheet was last open.
    gcTime: 0,
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/client', { params: { path: { case: caseId } }, signal })),
  })
}
