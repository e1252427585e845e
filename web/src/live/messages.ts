import type { components } from '../api/schema/notices'

export type Change = components['schemas']['Change']
export type EndReason = components['schemas']['LiveEnd']['reason']

/** What the tabs of a browser hear. */
export type LiveMessage =
  | { type: 'change'; change: Change }
  /** Something was missed: everything on the screen is read anew. */
  | { type: 'stale' }
  | { type: 'end'; reason: EndReason }
  /** Another tab has signed out. */
  | { type: 'signed-out' }

/** One event as the server wrote it. */
export type ServerEvent = { event: string; id: string; data: string }

/** The message in an event; null for one that says nothing, and for kinds of later versions. */
export function messageOf({ event, data }: ServerEvent): LiveMessage | null {
  if (data === '') return null
  if (event === 'stale') return { type: 'stale' }
  const said = JSON.parse(data) as Change | { reason: EndReason }
  if (event === 'end' && 'reason' in said) return { type: 'end', reason: said.reason }
  return event === '' && 'kind' in said ? { type: 'change', change: said } : null
}

const ABOUT: Record<NonNullable<Change['about']>, (id: string) => string[][]> = {
  handover: (id) => [['handover', id], ['handovers'], ['work'], ['clients']],
  case: (id) => [['case', id], ['clientDetails', id], ['plan', id], ['tasks', id], ['appointments', id], ['notes', id], ['documents', id], ['timeline', id], ['consents', id], ['clients'], ['work']],
  milestone: (id) => [['milestone', id], ['milestones'], ['work']],
}

export const NOTICES = ['notices']

/** Which reads a change makes old: the beginnings of their query keys. */
export function keysOf({ kind, about, id }: Change): string[][] {
  switch (kind) {
    case 'notice':
      return [NOTICES, ...(about ? ABOUT[about](id) : [])]
    case 'handover':
      return ABOUT.handover(id)
    case 'case':
      return ABOUT.case(id)
    case 'plan':
      return [['plan', id], ['timeline', id], ['work']]
  }
}
