import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '../api/problem'

const FRESH_MS = 30_000

/**
 * Every read of client data is journaled and shown to the client, so nothing is read that nobody looks at: no refetch on focus, none on
 * reconnection, no prefetch. An answer refused is not asked again; only a lost connection is, once.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && asProblem(error).isNetwork,
        retryDelay: 500,
      },
    },
  })
}
