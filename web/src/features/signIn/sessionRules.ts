/** How long before its end a session is told to end: enough to read it and to act (WCAG 2.2.1 asks for 20 seconds). */
export const WARN_SECONDS = 120
/** While the warning stands: another tab may have gone on. */
const LOOK_AGAIN_SECONDS = 20

/** In how many seconds to look how long is left, given what was left at the last look. */
export function nextLook(left: number): number {
  if (left > WARN_SECONDS) return left - WARN_SECONDS
  return Math.max(1, Math.min(LOOK_AGAIN_SECONDS, left))
}

/** "1.05": minutes and seconds. */
export function countdownText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, '0')}`
}

/** A key in groups of four, as it is read aloud and typed. */
export function grouped(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** The token of a link for a new password. It stands in the fragment, which no browser sends to a server; null when there is none. */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '')
  return /^[\w-]{20,100}$/.test(token) ? token : null
}
