import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { FoundClient, Kind } from './types'

/** Who did what with a client's data. Reading the log is itself an entry in it. `kind` narrows; without it, reads and changes. */
export function accessLogQuery(client: string, kind?: Kind) {
  return infiniteQueryOptions({
    queryKey: ['access-log', client, kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.GET('/clients/{client}/access-log', { params: { path: { client }, query: { cursor: pageParam, kind } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** By the whole identity code or client number, in the body: neither is in any address. */
export function findClient(knownAs: string) {
  return answerOf(api.POST('/clients/find', { body: { known_as: knownAs } }))
}

/** The name that was found a moment ago; the log itself names nobody, and nobody is read again for a heading. */
export function foundClientQuery(id: string) {
  return queryOptions<FoundClient>({ queryKey: ['found-client', id], queryFn: skipToken, staleTime: Infinity })
}
