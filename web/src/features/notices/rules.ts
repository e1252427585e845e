import type { LinkProps } from '@tanstack/react-router'
import type { Language } from '../../i18n/languages'
import type { Confirmation, Notice, WantedMail } from './types'

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

export const MAIL_MODES = ['never', 'at_once', 'daily'] as const satisfies WantedMail['mode'][]
export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

/** "8.00", as the clock is read in Finland. */
export function hourText(hour: string): string {
  return `${hour}.00`
}

/** Whether a code can be typed; otherwise another has to be sent first. */
export function takesCode({ state }: Pick<Confirmation, 'state'>): boolean {
  return state === 'waiting' || state === 'sent'
}

/** What is asked of the server: the hour with a daily digest alone, and the address while there is one. */
export function wantedOf({ mode, hour, address, language }: { mode: WantedMail['mode']; hour: string; address: string; language: Language }): WantedMail {
  return { mode, hour: mode === 'daily' ? Number(hour) : null, address: address.trim() || null, language }
}
