import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { can } from '../access/can'
import { signOut, useSession } from '../access/session'
import { useCommand } from '../api/useCommand'
import { wipeDrafts } from '../drafts/store'
import { changeLanguage, useTexts } from '../i18n'
import { isLanguage, LANGUAGES } from '../i18n/languages'
import { tellSignedOut } from '../live/join'
import { Menu } from '../ui/Menu/Menu'
import styles from './menus.module.css'

export function PersonMenu() {
  const { t, language } = useTexts()
  const session = useSession()
  const router = useRouter()
  const queryClient = useQueryClient()
  const leave = useCommand(signOut, async () => {
    tellSignedOut()
    await router.navigate({ to: '/sign-in' })
    queryClient.clear()
    await wipeDrafts().catch(() => undefined)
  })
  return (
    <div className={styles.person}>
      <Menu
        label={`${t('app:person.menu')}: ${session.person.name}`}
        icon="person"
        groups={[
          {
            id: 'language',
            head: t('app:person.language'),
            chosen: language,
            items: LANGUAGES.map((id) => ({ id, label: t(`language.${id}`), lang: id })),
          },
          {
            id: 'session',
            items: [
              { id: 'own', label: t('app:person.mySignIn') },
              ...(can(session, 'absence_list') ? [{ id: 'absences', label: t('app:person.absences') }] : []),
              { id: 'out', label: t('app:person.signOut') },
            ],
          },
        ]}
        onChoose={(group, item) => {
          if (item === 'own') void router.navigate({ to: '/my-sign-in' })
          else if (item === 'absences') void router.navigate({ to: '/absences' })
          else if (group === 'session') leave.send(undefined)
          else if (isLanguage(item)) void changeLanguage(item)
        }}
      >
        <span className={styles.personName}>{session.person.name}</span>
      </Menu>
    </div>
  )
}
