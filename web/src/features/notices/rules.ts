import type { LinkProps } from '@tanstack/react-router'
import type { Notice } from './types'

/** The badge: "3", "99+"; nothing when all is read. */
export function badgeText(unread: number): string {
  if (unread === 0) return ''
  return unread > 99 ? '99+' : String(unread)
}

/** The page that a notice leads to. Who reviews emergencies has no case to open, but their list. */
export function linkOf({ kind, subject }: Pick<Notice, 'kind' | 'subject'>, reviewsEmergencies = false): Pick<LinkProps, 'to' | 'params' | 'search'> {
  if (reviewsEmergencies && kind.startsWith('emergency_')) return { to: '/emergencies' }
  switch (subject.kind) {
    case 'handover':
      return { to: '/handovers/$handoverId', params: { handoverId: subject.id } }
    case 'case':
      return { to: kind.startsWith('plan_') ? '/cases/$caseId/plan/versions' : '/cases/$caseId', params: { caseId: subject.id } }
    case 'milestone':
      return { to: '/milestones', search: { selected: subject.id } }
  }
}
