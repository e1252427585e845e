import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'
import { keyed } from '../api/conditional'
import { Problem } from '../api/problem'
import type { components } from '../api/schema/identity'
import { useTexts } from '../i18n'
import { pick } from '../i18n/languages'

export type Session = components['schemas']['Session']
export type Membership = Session['memberships'][number]

/** Who is signed in, in which memberships, and what the acting one may do; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async (): Promise<Session | null> => {
    const { data, error, response } = await api.GET('/session').catch(() => {
      throw new Problem(0, undefined)
    })
    if (data) return data
    if (response.status === 204) return null
    throw new Problem(response.status, error)
  },
})

/** The session on a page that is only shown to the signed-in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('a signed-in page without a session')
  return data
}

/** The membership acted in. */
export function useActing(): Membership | undefined {
  const session = useSession()
  return session.memberships.find(({ id }) => id === session.acting)
}

/** What was typed; the code once it has been asked for. */
export type Credentials = { username: string; password: string; code?: string }

/** The session, or null when the password was right and a code of the second factor is asked for. */
export async function signIn(body: Credentials, key: string): Promise<Session | null> {
  const answer = await answerOf(api.POST('/session', { body, params: { header: keyed(key) } }))
  return 'needs' in answer ? null : answer
}

export function switchMembership(membership: string, key: string) {
  return answerOf(api.PUT('/session/membership', { body: { membership }, params: { header: keyed(key) } }))
}

export function signOut(_nothing: undefined, key: string) {
  return answerOf(api.DELETE('/session', { params: { header: keyed(key) } }))
}

/** A membership in words: where, and as what. */
export function useMembershipLabel(): (membership: Membership) => { place: string; role: string; team: string } {
  const { t, language } = useTexts()
  return (membership) => {
    return { place: pick(membership.organisation.name, language), role: t(`terms:role.${membership.role}`), team: membership.team?.name ?? '' }
  }
}
