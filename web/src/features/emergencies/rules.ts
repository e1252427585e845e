import type { Instant } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import type { Emergency } from './types'

/** As many as the server demands and takes. */
export const REASON = { least: 20, most: 1000 } as const
export const NOTE_MOST = 1000

export const TONE: Record<Emergency['state'], Tone> = { open: 'alert', ended: 'done', nobody: 'refused', own_ground: 'refused' }

/** Seconds until it ends; never negative. */
export function secondsLeft(endsAt: Instant, now: number): number {
  return Math.max(0, (Date.parse(endsAt) - now) / 1000)
}

/** The case that an emergency opened just now leads to: the only one there is, or the first. */
export function caseOf(items: readonly Emergency[], id: string): string | undefined {
  return items.find((one) => one.id === id)?.cases[0]
}
