import { Link } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Moment } from '../../ui/When/When'
import { linkOf } from './rules'
import styles from './notices.module.css'
import type { Notice } from './types'

/** That something happened, when, and the way to it: the page there decides who may see what. */
export function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTexts()
  const session = useSession()
  const unread = notice.read_at === null
  return (
    <li className={styles.row}>
      <Link {...linkOf(notice, can(session, 'emergency_review'))} onClick={onOpen} className={unread ? styles.unread : undefined}>
        {t(`notices:kind.${notice.kind}`)}
      </Link>
      <span className={styles.small}>
        <Moment instant={notice.at} />
        {unread && <span className={styles.state}>{t('notices:isUnread')}</span>}
      </span>
    </li>
  )
}
