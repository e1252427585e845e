import type { LocalDate } from '../../format/date'
import type { Case, CaseHandover, Category, Consent, NewConsent, Organisation, Party } from './types'

/** The handover of responsibility that waits for its answer, if any; there is at most one. */
export function openHandover(one: Case): CaseHandover | undefined {
  return one.handovers?.find(({ kind, state }) => state === 'proposed' && (kind === 'responsibility' || kind === 'return'))
}

/** What else waits for an answer: teams that are asked to join, and teams that ask for the case. */
export function otherOpenHandovers(one: Case): CaseHandover[] {
  return (one.handovers ?? []).filter(({ kind, state }) => state === 'proposed' && (kind === 'referral' || kind === 'request'))
}

/** The handover by which the team that has the case took it, to be given back; nothing when it was opened so. */
export function takenBy(one: Case): string | null {
  return one.responsibility?.at(-1)?.handover ?? null
}

/** The grounds that the reader has, each once, in the order of the server. */
export function groundsOf(one: Case): string[] {
  return [...new Set((one.categories ?? []).map(({ ground }) => ground))]
}

/** The organisations that can still be added, each with its teams that take no part yet. */
export function joinable<O extends Pick<Organisation, 'teams'>>(organisations: readonly O[], one: Case): O[] {
  const present = new Set([one.responsible?.team, ...(one.parties ?? []).map(({ team }) => team)])
  return organisations
    .map((organisation) => ({ ...organisation, teams: organisation.teams.filter(({ id }) => !present.has(id)) }))
    .filter(({ teams }) => teams.length > 0)
}

/** The buyer pays and verifies, so it stays to the end. */
export function mayLeave(party: Pick<Party, 'part'>): boolean {
  return party.part !== 'commissioner'
}

/**
 * What a party of this kind may read without consent, and why: the acts 380/2023, 381/2023 and 1301/2014, or the commission. Told before
 * the act; the server alone decides.
 */
export function opensTo(kind: Organisation['kind']): { ground: 'statute' | 'commission'; categories: Category[] } {
  switch (kind) {
    case 'employment_authority':
      return { ground: 'statute', categories: ['basic', 'employment', 'skills', 'measurement'] }
    case 'wellbeing_county':
      return { ground: 'statute', categories: ['basic', 'employment', 'skills', 'social', 'health', 'measurement'] }
    case 'kela':
      return { ground: 'statute', categories: ['basic', 'employment'] }
    case 'provider':
      return { ground: 'commission', categories: ['basic', 'employment'] }
  }
}

/** The choices with the organisations of the case first; otherwise in the order given. */
export function inCaseFirst<O extends { id: string }>(choices: readonly O[], one: Case): O[] {
  const present = new Set([one.responsible?.organisation, ...(one.parties ?? []).map(({ organisation }) => organisation)])
  return [...choices.filter(({ id }) => present.has(id)), ...choices.filter(({ id }) => !present.has(id))]
}

export const GIVEN_HOW = ['written', 'oral', 'electronic', 'referral'] as const satisfies NewConsent['given_how'][]

export type Standing = 'inForce' | 'toCome' | 'over' | 'withdrawn'

/** What a consent is worth on the day `now`; its last day counts whole. */
export function standingOf(consent: Pick<Consent, 'withdrawn_at' | 'valid_from' | 'valid_until'>, now: LocalDate): Standing {
  if (consent.withdrawn_at !== null) return 'withdrawn'
  if (consent.valid_until < now) return 'over'
  return now < consent.valid_from ? 'toCome' : 'inForce'
}

export function mayWithdraw(standing: Standing): boolean {
  return standing === 'inForce' || standing === 'toCome'
}

/** What no other consent in force would keep open after this one is withdrawn: by recipient, those who lose nothing left out. */
export function whatCloses(consent: Consent, all: readonly Consent[], now: LocalDate): { organisation: string; categories: Category[] }[] {
  if (standingOf(consent, now) !== 'inForce') return []
  const others = all.filter((other) => other.id !== consent.id && standingOf(other, now) === 'inForce')
  return consent.recipients
    .map((organisation) => {
      const kept = new Set(others.filter(({ recipients }) => recipients.includes(organisation)).flatMap(({ categories }) => categories))
      return { organisation, categories: consent.categories.filter((category) => !kept.has(category)) }
    })
    .filter(({ categories }) => categories.length > 0)
}
