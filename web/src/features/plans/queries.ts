import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

export function planQuery(caseId: string) {
  return queryOptions({
    queryKey: ['plan', caseId],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}/plan', { params: { path: { case: caseId } }, signal })),
  })
}
