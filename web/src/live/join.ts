import { follow, pause } from './follow'
import type { LiveMessage } from './messages'

const NAME = 'polku-live'
/** Until the other tabs have heard why it is over, and do not ask in turn. */
const HANDING_OVER_MS = 2_000

/**
 * Hears the one stream of this browser: the tab that holds the lock reads it and passes it on to the others, and when it closes the next
 * takes over. (A stream a tab would take one of the six connections that a browser has to a server.) Ends with what it returns. Where a
 * browser has no locks, nothing is heard.
 */
export function joinLive(hear: (message: LiveMessage) => void): () => void {
  if (!('locks' in navigator)) return () => undefined
  const leaving = new AbortController()
  const channel = new BroadcastChannel(NAME)
  channel.addEventListener('message', ({ data }: MessageEvent<LiveMessage>) => { hear(data) })
  const tell = (message: LiveMessage) => {
    if (leaving.signal.aborted) return
    channel.postMessage(message)
    hear(message)
  }
  const lead = async () => {
    await follow(tell, leaving.signal)
    await pause(HANDING_OVER_MS, leaving.signal)
  }
  // Waiting for the lock ends with a rejection when this tab leaves first.
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => undefined)
  return () => {
    leaving.abort()
    channel.close()
  }
}

/** The other tabs of this browser leave what they show, too. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(NAME)
  channel.postMessage({ type: 'signed-out' } satisfies LiveMessage)
  channel.close()
}
