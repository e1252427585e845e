import { expect, test, vi } from 'vitest'
import { eventsOf } from './events'
import { backOff, follow } from './follow'
import { keysOf, type LiveMessage, messageOf } from './messages'

function bytes(text: string, at: number): ReadableStream<Uint8Array> {
  const all = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      controller.enqueue(all.slice(0, at))
      controller.enqueue(all.slice(at))
      controller.close()
    },
  })
}

const PLAN = 'id: e.2\ndata: {"kind":"plan","id":"c","version":2}\n\n'
const change: LiveMessage = { type: 'change', change: { kind: 'plan', id: 'c', version: 2 } }

test('events are read however the bytes come', async () => {
  const text = `retry: 3000\n\nid: ä.1\n\n:\n\n${PLAN}`
  for (let at = 0; at <= new TextEncoder().encode(text).length; at += 1) {
    const ids = []
    for await (const { id, data } of eventsOf(bytes(text, at))) ids.push(id + data)
    expect(ids).toEqual(['', 'ä.1', '', 'e.2{"kind":"plan","id":"c","version":2}'])
  }
})

test('an event says a change, that something was missed, or the end', () => {
  expect(messageOf({ event: '', id: '', data: '' })).toBeNull()
  expect(messageOf({ event: 'later', id: '', data: '{}' })).toBeNull()
  expect(messageOf({ event: 'stale', id: '', data: '{}' })).toEqual({ type: 'stale' })
  expect(messageOf({ event: 'end', id: '', data: '{"reason":"stopping"}' })).toEqual({ type: 'end', reason: 'stopping' })
})

test('a change makes old what shows it', () => {
  expect(keysOf({ kind: 'plan', id: 'c', version: 1 })).toEqual([['plan', 'c'], ['timeline', 'c'], ['work']])
  expect(keysOf({ kind: 'notice', about: 'handover', id: 'h', version: 1 })).toEqual([['notices'], ['handover', 'h'], ['handovers'], ['work'], ['clients']])
  expect(keysOf({ kind: 'case', id: 'c', version: 1 })).toEqual(expect.arrayContaining([['consents', 'c'], ['clientDetails', 'c']]))
})

test('one waits longer after each failure, never longer than a minute, and not all the same', () => {
  expect(backOff(0, 0)).toBe(500)
  expect(backOff(0, 1)).toBe(1000)
  expect(backOff(3, 0)).toBe(4000)
  expect(backOff(30, 1)).toBe(60_000)
})

/** Follows through these answers; what was told, how long it waited, and from where it asked. */
async function followed(answers: (Response | Error)[]) {
  const told: LiveMessage[] = []
  const waited: number[] = []
  const places: (string | null)[] = []
  const leaving = new AbortController()
  vi.spyOn(Math, 'random').mockReturnValue(1)
  vi.stubGlobal('fetch', (_url: string, init?: RequestInit) => {
    places.push(new Headers(init?.headers).get('last-event-id'))
    const answer = answers[places.length - 1]
    if (!answer || places.length === answers.length) leaving.abort()
    return answer instanceof Error || !answer ? Promise.reject(answer ?? new Error('no more')) : Promise.resolve(answer)
  })
  await follow((message) => told.push(message), leaving.signal, async (milliseconds) => { waited.push(milliseconds) })
  vi.unstubAllGlobals()
  return { told, waited, places }
}

test('a stream that breaks is asked for again from where it was', async () => {
  const { told, places, waited } = await followed([new Response(PLAN), new Error('lost'), new Response('', { status: 503 }), new Response(PLAN), new Response('')])
  expect(told).toEqual([change, change])
  expect(places).toEqual([null, 'e.2', 'e.2', 'e.2', 'e.2'])
  expect(waited).toEqual([1000, 2000, 4000, 1000])
})

test('nothing is asked for when the session is over', async () => {
  const ended = await followed([new Response('event: end\ndata: {"reason":"session_ended"}\n\n'), new Response(PLAN)])
  expect(ended.told).toEqual([{ type: 'end', reason: 'session_ended' }])
  expect(ended.places).toHaveLength(1)
  const refused = await followed([new Response('', { status: 401 }), new Response(PLAN)])
  expect(refused.told).toEqual([{ type: 'end', reason: 'session_ended' }])
})
