import type { Urgency, WorkItem } from './types'

const ORDER: Urgency[] = ['late', 'today', 'this_week', 'later']

/** Work by urgency as the server judged it, the nearest due date first; a group without rows is not there. */
export function byUrgency(items: readonly WorkItem[]): { urgency: Urgency; rows: WorkItem[] }[] {
  return ORDER.map((urgency) => ({
    urgency,
    rows: items.filter((item) => item.urgency === urgency).sort((a, b) => a.due.localeCompare(b.due)),
  })).filter((group) => group.rows.length > 0)
}

/** One row's key: the same thing may wait in two ways. */
export function workKey(item: WorkItem): string {
  return `${item.kind}:${item.subject}`
}
