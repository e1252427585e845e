import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import { can } from '../access/can'
import { useSession } from '../access/session'
import { useTexts } from '../i18n'
import { Icon } from '../ui/Icon/Icon'
import { Logo } from '../ui/Icon/Logo'
import { ActingMenu } from './ActingMenu'
import { isUnder, NAV } from './nav'
import { PersonMenu } from './PersonMenu'
import { SessionEndedSheet } from './SessionEndedSheet'
import styles from './Shell.module.css'
import { useRegionKey } from './useRegionKey'

/** The frame of every signed-in page: top bar, rail (a bottom bar on a phone), content. */
export function Shell() {
  const { t } = useTexts()
  const session = useSession()
  const { pathname } = useLocation()
  const frame = useRef<HTMLDivElement>(null)
  useRegionKey(frame)
  return (
    <div className={styles.shell} ref={frame}>
      <a className={styles.skip} href="#content">
        {t('app:skip')}
      </a>
      <header className={styles.top} data-print="off">
        <Link to="/" className={styles.product} aria-label={t('app:product')}>
          <Logo />
          <span>{t('app:product')}</span>
        </Link>
        <ActingMenu />
        <PersonMenu />
      </header>
      <nav className={styles.rail} aria-label={t('app:nav.label')} data-print="off">
        <ul>
          {NAV.filter((item) => can(session, item.action)).map((item) => (
            <li key={item.to}>
              <Link to={item.to} className={styles.item} aria-current={isUnder(item, pathname) ? 'page' : undefined} activeProps={{}}>
                <Icon name={item.icon} large />
                <span>{t(`app:nav.${item.text}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main className={styles.main} id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <SessionEndedSheet />
    </div>
  )
}
