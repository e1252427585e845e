import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { Icon } from '../../ui/Icon/Icon'
import { unreadQuery } from './queries'
import { badgeText } from './rules'
import styles from './notices.module.css'

/** The way to the notices, with how many are unread. */
export function NoticeBell() {
  const { t } = useTexts()
  const { data: unread = 0 } = useQuery(unreadQuery)
  const label = unread === 0 ? t('notices:title') : t('notices:unread', { count: badgeText(unread) })
  return (
    <Link to="/notices" className={styles.bell} aria-label={label}>
      <Icon name="bell" large />
      {unread > 0 && (
        <span className={styles.badge} aria-hidden="true">
          {badgeText(unread)}
        </span>
      )}
    </Link>
  )
}
