import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'
import type { Contract } from './types'

const PAGE = 200

/** Every contract that the reader may see: no client's data, so it is kept for the names on the pages. */
export const contractsQuery = queryOptions({
  queryKey: ['contracts'],
  staleTime: 10 * 60 * 1000,
  queryFn: async ({ signal }) => {
    const contracts: Contract[] = []
    let cursor: string | undefined
    do {
      const page = await answerOf(api.GET('/contracts', { params: { query: { limit: PAGE, cursor } }, signal }))
      contracts.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    return contracts
  },
})

export const statementsQuery = queryOptions({
  queryKey: ['statements'],
  queryFn: ({ signal }) => answerOf(api.GET('/statements', { signal })),
})

export function statementQuery(id: string) {
  return queryOptions({
    queryKey: ['statement', id],
    queryFn: ({ signal }) => answerOf(api.GET('/statements/{statement}', { params: { path: { statement: id } }, signal })),
  })
}

/** What a payment file holds; it never changes once it is made. */
export function batchQuery(id: string) {
  return queryOptions({
    queryKey: ['export', id],
    staleTime: Infinity,
    queryFn: ({ signal }) => answerOf(api.GET('/exports/{export}', { params: { path: { export: id } }, signal })),
  })
}
