import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../../api/client'

const PAGE = 100

/** Everybody who can sign in or could, by username; or those of one state. */
export function usersQuery(state: 'enabled' | 'disabled' | undefined) {
  return infiniteQueryOptions({
    queryKey: ['users', state ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => answerOf(api.GET('/users', { params: { query: { state, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export function userQuery(id: string) {
  return queryOptions({
    queryKey: ['user', id],
    queryFn: ({ signal }) => answerOf(api.GET('/users/{user}', { params: { path: { user: id } }, signal })),
  })
}

/** How that person signs in, and where they are signed in now. */
export function userSignInQuery(id: string) {
  return queryOptions({
    queryKey: ['userSignIn', id],
    staleTime: 0,
    queryFn: ({ signal }) => answerOf(api.GET('/users/{user}/sign-in', { params: { path: { user: id } }, signal })),
  })
}
