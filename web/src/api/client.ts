import createClient, { type Middleware } from 'openapi-fetch'
import { Problem } from './problem'
import type { paths as CaseworkPaths } from './schema/casework'
import type { paths as IdentityPaths } from './schema/identity'
import type { paths as JournalPaths } from './schema/journal'
import type { paths as NoticesPaths } from './schema/notices'
import type { paths as OutcomesPaths } from './schema/outcomes'
import type { paths as PaymentsPaths } from './schema/payments'
import { setSessionEnded } from './sessionEnded'

/** Of a cross-site page: it cannot set this header, so the gateway takes no change without it. */
const OWN_PAGE = 'X-Polku-Request'

const ownPage: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang)
    if (request.method !== 'GET') request.headers.set(OWN_PAGE, '1')
    return request
  },
}

export const api = createClient<IdentityPaths & CaseworkPaths & JournalPaths & NoticesPaths & OutcomesPaths & PaymentsPaths>({
  baseUrl: `${location.origin}/api/v1`,
  credentials: 'same-origin',
  cache: 'no-store', // an answer with client data stays in no cache, and a read that is shown is a read that is journaled
  fetch: (request: Request) => globalThis.fetch(request),
})
api.use(ownPage)

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The answer's data, or the Problem thrown. A 401 also tells the app that the session has ended. */
export async function answerOf<Data>(pending: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>
  try {
    answer = await pending
  } catch {
    throw new Problem(0, undefined)
  }
  const { data, error, response } = answer
  if (response.ok) return data as Data
  const problem = new Problem(response.status, error)
  if (problem.code === 'unauthenticated') setSessionEnded(true)
  throw problem
}
