import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { AppointmentList } from './types'

const PAGE = 50

/** The appointments of the case that are to come, or those that are over, page by page. */
export function appointmentsQuery(caseId: string, state: AppointmentList) {
  return infiniteQueryOptions({
    queryKey: ['appointments', caseId, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/cases/{case}/appointments', { params: { path: { case: caseId }, query: { state, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
