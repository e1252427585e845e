import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { vi } from 'vitest'
import { App } from '../src/app/App'
import { setSessionEnded } from '../src/api/sessionEnded'
import { startTexts } from '../src/i18n'
import type { Language } from '../src/i18n/languages'
import { directory, id, people, session } from './samples'

/** An answer: a body for 200, or a status with a body; a function is asked anew each time and may throw for a lost network. */
export type Reply = { status?: number; body?: unknown } | ((request: Request) => { status?: number; body?: unknown } | Promise<{ status?: number; body?: unknown }>)
/** By method and path under /api/v1: "GET /handovers". */
export type Replies = Record<string, Reply>

const ALWAYS: Replies = {
  'GET /session': { body: session() },
  'GET /organisations': { body: directory },
  'GET /people': { body: people },
  [`GET /handovers/${id(1001)}/items`]: { body: { complete: true, items: [] } },
}

/** The whole application at an address, answered by `replies`. `asked` lists every request, in order: what was not asked was not read. */
export async function renderAt(path: string, replies: Replies = {}, options: { language?: Language; wide?: boolean } = {}) {
  const asked: { what: string; request: Request; body: string }[] = []
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: options.wide ?? true, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }))
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const request = input as Request
    const what = `${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`
    asked.push({ what, request, body: await request.clone().text() })
    const reply = { ...ALWAYS, ...replies }[what]
    if (!reply) return Response.json({ code: 'not_found', status: 404 }, { status: 404 })
    const { status = 200, body } = typeof reply === 'function' ? await reply(request) : reply
    return status === 204 ? new Response(null, { status }) : Response.json(body ?? {}, { status })
  })
  setSessionEnded(false)
  await startTexts(options.language ?? 'fi')
  const history = createMemoryHistory({ initialEntries: [path] })
  render(<App history={history} />)
  return { asked, history, count: (what: string) => asked.filter((one) => one.what === what).length }
}
