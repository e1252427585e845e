import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

/** Who did what with a client's data. Reading the log is itself an entry in it. */
export function accessLogQuery(client: string) {
  return infiniteQueryOptions({
    queryKey: ['access-log', client],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/clients/{client}/access-log', { params: { path: { client }, query: { cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
