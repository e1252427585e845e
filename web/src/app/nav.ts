import type { LinkProps } from '@tanstack/react-router'
import { can } from '../access/can'
import type { Membership, Session } from '../access/session'
import type { IconName } from '../ui/Icon/Icon'

export type NavItem = {
  link: Pick<LinkProps, 'to' | 'params'>
  icon: IconName
  text: 'work' | 'clients' | 'handovers' | 'milestones' | 'statements' | 'contracts' | 'accessLog' | 'emergencies' | 'organisations' | 'people' | 'settings' | 'ownCase' | 'own'
  /** The addresses of the pages under this item. */
  holds: string[]
}

/** What this person sees in the rail: what the session allows; to a client, the own case and who has looked at it. */
export function navOf(session: Session, acting: Membership | undefined): NavItem[] {
  const own = acting?.client ?? null
  const items: (NavItem | false)[] = [
    can(session, 'work_list') && { link: { to: '/work' }, icon: 'work', text: 'work', holds: ['/work'] },
    can(session, 'client_list') && { link: { to: '/clients' }, icon: own === null ? 'clients' : 'person', text: own === null ? 'clients' : 'ownCase', holds: ['/clients', '/cases', '/imports', '/emergency', '/merges'] },
    can(session, 'handover_list') && { link: { to: '/handovers' }, icon: 'handovers', text: 'handovers', holds: ['/handovers'] },
    can(session, 'milestone_list') && { link: { to: '/milestones' }, icon: 'milestones', text: 'milestones', holds: ['/milestones'] },
    can(session, 'statement_list') && { link: { to: '/statements' }, icon: 'statements', text: 'statements', holds: ['/statements'] },
    can(session, 'access_log_read') &&
      own !== null && {
        link: { to: '/clients/$clientId/access-log', params: { clientId: own } },
        icon: 'eye',
        text: 'own',
        holds: [`/clients/${own}/access-log`],
      },
    can(session, 'client_find') && { link: { to: '/access-log' }, icon: 'eye', text: 'accessLog', holds: ['/access-log', '/clients'] },
    can(session, 'emergency_review') && { link: { to: '/emergencies' }, icon: 'triangle', text: 'emergencies', holds: ['/emergencies'] },
    can(session, 'user_list') && { link: { to: '/people' }, icon: 'person', text: 'people', holds: ['/people'] },
    can(session, 'organisation_write') && { link: { to: '/organisations' }, icon: 'clients', text: 'organisations', holds: ['/organisations'] },
    can(session, 'setting_list') && { link: { to: '/settings' }, icon: 'calendar', text: 'settings', holds: ['/settings'] },
    keepsContracts(session) && { link: { to: '/contracts' }, icon: 'file', text: 'contracts', holds: ['/contracts'] },
  ]
  return items.filter((item) => item !== false)
}

/** Contracts have a page for whoever writes them or keeps their statements; to the others they only give names. */
function keepsContracts(session: Session): boolean {
  return can(session, 'contract_list') && (can(session, 'contract_write') || can(session, 'statement_list'))
}

/** The item of the page that is open: the one whose address is the longest beginning of it. */
export function currentOf(items: readonly NavItem[], pathname: string): NavItem | undefined {
  const length = (item: NavItem) => Math.max(0, ...item.holds.filter((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`)).map((prefix) => prefix.length))
  return items.filter((item) => length(item) > 0).sort((a, b) => length(b) - length(a))[0]
}
