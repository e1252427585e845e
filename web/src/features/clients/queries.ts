import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const PAGE = 50

/** The clients whom the reader has a ground for, by name; with `name`, those whose name begins so (sent in the body: a name is in no URL). */
export function clientsQuery(name: string) {
  return infiniteQueryOptions({
    queryKey: ['clients', name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const params = { query: { limit: PAGE, cursor: pageParam } }
      return answerOf(name === '' ? api.GET('/clients', { params, signal }) : api.POST('/clients/search', { params, body: { name }, signal }))
    },
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
