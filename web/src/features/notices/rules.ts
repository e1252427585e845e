import type { LinkProps } from '@tanstack/react-router'
import type { Notice } from './types'

/** The badge: "3", "99+"; nothing when all is read. */
export function badgeText(unread: number): string {
  if (unread === 0) return ''
  return unread > 99 ? '99+' : String(unread)
}

/** The page that a notice leads to. */
export function linkOf({ subject }: Pick<Notice, 'subject'>): Pick<LinkProps, 'to' | 'params' | 'search'> {
  switch (subject.kind) {
    case 'handover':
      return { to: '/handovers/$handoverId', params: { handoverId: subject.id } }
    case 'case':
      return { to: '/cases/$caseId', params: { caseId: subject.id } }
    case 'milestone':
      return { to: '/milestones', search: { selected: subject.id } }
  }
}
