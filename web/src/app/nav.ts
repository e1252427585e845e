import type { IconName } from '../ui/Icon/Icon'
import { paths } from './paths'

export type NavItem = {
  to: string
  icon: IconName
  text: 'work' | 'clients' | 'handovers'
  /** Shown when the session may do this. */
  action: string
  /** Pages that stand under this item without having its address as a prefix. */
  holds?: string[]
}

export const NAV: NavItem[] = [
  { to: paths.work, icon: 'work', text: 'work', action: 'work_list' },
  { to: paths.clients, icon: 'clients', text: 'clients', action: 'client_list', holds: ['/cases', '/imports'] },
  { to: paths.handovers, icon: 'handovers', text: 'handovers', action: 'handover_list' },
]

export function isUnder(item: NavItem, pathname: string): boolean {
  return [item.to, ...(item.holds ?? [])].some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`))
}
