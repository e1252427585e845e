import { dayOf, type LocalDate } from '../../format/date'
import type { Membership } from './types'

export type Standing = 'inForce' | 'toCome' | 'ended'

/** What a membership is worth on the day `now`. */
export function standingOf(membership: Pick<Membership, 'valid_from' | 'ended_at'>, now: LocalDate): Standing {
  if (membership.ended_at !== null && dayOf(membership.ended_at) <= now) return 'ended'
  return now < membership.valid_from ? 'toCome' : 'inForce'
}

/** The memberships that still give something, now or later. */
export function openOnes(memberships: readonly Membership[], now: LocalDate): Membership[] {
  return memberships.filter((one) => standingOf(one, now) !== 'ended')
}

/** The link that an administrator hands on. Its token stands in the fragment, which no browser sends to a server. */
export function resetLink(origin: string, token: string): string {
  return `${origin}/new-password#${token}`
}
