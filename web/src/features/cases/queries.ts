import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** The case with its client. The identity bar and the pages under it share one reading. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}
