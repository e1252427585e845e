import { type Membership, switchMembership, useMembershipLabel } from '../../access/session'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Icon } from '../../ui/Icon/Icon'
import { Notice } from '../../ui/Notice/Notice'
import { lastUsedFirst } from './rules'
import styles from './signIn.module.css'

const LAST_USED = 'polku.membership'

type Props = { memberships: Membership[]; onChosen: () => Promise<unknown> | undefined }

/** In which of one's memberships to act, the one used last first. */
export function ChooseMembership({ memberships, onChosen }: Props) {
  const { t, language } = useTexts()
  const label = useMembershipLabel()
  const command = useCommand(switchMembership, (_written, membership) => {
    localStorage.setItem(LAST_USED, membership)
    return onChosen()
  })
  return (
    <div className={styles.choose}>
      <h2 className={styles.chooseTitle}>{t('signIn:choose')}</h2>
      {command.problem && (
        <Notice tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
        </Notice>
      )}
      <ul className={styles.memberships}>
        {lastUsedFirst(memberships, localStorage.getItem(LAST_USED)).map((membership) => {
          const { place, role, team } = label(membership)
          return (
            <li key={membership.id}>
              <button type="button" className={styles.membership} onClick={() => { command.send(membership.id) }}>
                <span>
                  <b>{place}</b>
                  <span className={styles.role}>{[role, team].filter(Boolean).join(', ')}</span>
                </span>
                <Icon name="right" />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
