import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { switchMembership, useActing, useMembershipLabel, useSession } from '../access/session'
import { useCommand } from '../api/useCommand'
import { useTexts } from '../i18n'
import { Menu } from '../ui/Menu/Menu'
import styles from './menus.module.css'

/** In which organisation and role one acts now, and the change to another of one's own. */
export function ActingMenu() {
  const { t } = useTexts()
  const session = useSession()
  const label = useMembershipLabel()
  const router = useRouter()
  const queryClient = useQueryClient()
  const change = useCommand(switchMembership, async (_written, membership) => {
    // Another role sees other data: nothing that was read in this one stays.
    queryClient.clear()
    await router.navigate({ to: '/' })
    await router.invalidate()
    return membership
  })
  const acting = useActing()
  const { place: organisation, role } = acting ? label(acting) : { place: t('app:actingAs.none'), role: '' }
  if (session.memberships.length < 2) {
    return (
      <p className={styles.acting}>
        {organisation}
        {role && <span className={styles.comma}>, </span>}
        {role && <span className={styles.role}>{role}</span>}
      </p>
    )
  }
  return (
    <div className={styles.acting}>
      <Menu
        label={`${t('app:actingAs.change')}: ${organisation} ${role}`}
        groups={[
          {
            id: 'membership',
            head: t('app:actingAs.label'),
            chosen: session.acting ?? '',
            items: session.memberships.map((membership) => {
              const { place, role, team } = label(membership)
              return { id: membership.id, label: place, detail: [role, team].filter(Boolean).join(', ') }
            }),
          },
        ]}
        onChoose={(_group, membership) => { change.send(membership) }}
      >
        {organisation}
        {role && <span className={styles.comma}>, </span>}
        {role && <span className={styles.role}>{role}</span>}
      </Menu>
    </div>
  )
}
