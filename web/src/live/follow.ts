import { eventsOf } from './events'
import { type LiveMessage, messageOf } from './messages'

const SHORTEST_MS = 1_000
const LONGEST_MS = 60_000

/** How long to wait before asking again: doubled with each failure, and spread, so that not all browsers come back at once. */
export function backOff(failures: number, random: number): number {
  const most = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures)
  return Math.round(most / 2 + (most / 2) * random)
}

/** Over at once when `signal` says so. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** After these nothing more is told: the person has to do something first. */
function isOver(message: LiveMessage): boolean {
  return message.type === 'end' && (message.reason === 'session_ended' || message.reason === 'membership_ended')
}

/**
 * Tells what the live stream says, asks for it again whenever it breaks, from where it was, and returns when the session is over or
 * `signal` says so. What cannot be had is not missed: pages are read when they are opened, as without it. Fetched rather than taken
 * from an EventSource, which neither tells a refusal from a lost connection nor lets us choose when it asks again.
 */
export async function follow(tell: (message: LiveMessage) => void, signal: AbortSignal, wait = pause): Promise<void> {
  let place = ''
  let failures = 0
  while (!signal.aborted) {
    try {
      const headers = place === '' ? undefined : { 'Last-Event-ID': place }
      const answer = await fetch('/api/v1/live', { headers, signal, cache: 'no-store', credentials: 'same-origin' })
      if (answer.status === 401) {
        tell({ type: 'end', reason: 'session_ended' })
        return
      }
      if (answer.status === 403) return
      if (!answer.ok || !answer.body) throw new Error(`the live stream answered ${answer.status}`)
      for await (const event of eventsOf(answer.body)) {
        failures = 0
        if (event.id !== '') place = event.id
        const message = messageOf(event)
        if (!message) continue
        tell(message)
        if (isOver(message)) return
      }
    } catch {
      failures += 1
    }
    if (!signal.aborted) await wait(backOff(failures, Math.random()), signal)
  }
}
