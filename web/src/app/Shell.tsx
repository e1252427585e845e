import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useRef } from 'react'
import { useActing, useSession } from '../access/session'
import { useSessionEnded } from '../api/sessionEnded'
import { NoticeBell } from '../features/notices/NoticeBell'
import { EndingSheet } from '../features/signIn/EndingSheet'
import { useTexts } from '../i18n'
import { Icon } from '../ui/Icon/Icon'
import { Logo } from '../ui/Icon/Logo'
import { ActingMenu } from './ActingMenu'
import { LiveNote } from './LiveNote'
import { currentOf, navOf } from './nav'
import { PersonMenu } from './PersonMenu'
import { SessionEndedSheet } from './SessionEndedSheet'
import styles from './Shell.module.css'
import { useLive } from './useLive'
import { useRegionKey } from './useRegionKey'

/** The frame of every signed-in page: top bar, rail (a bottom bar on a phone), content. */
export function Shell() {
  const { t } = useTexts()
  const session = useSession()
  const { pathname } = useLocation()
  const items = navOf(session, useActing())
  const current = currentOf(items, pathname)
  const ended = useSessionEnded()
  const frame = useRef<HTMLDivElement>(null)
  useRegionKey(frame)
  const note = useLive()
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
        <NoticeBell />
        <PersonMenu />
      </header>
      <nav className={styles.rail} aria-label={t('app:nav.label')} data-print="off">
        <ul>
          {items.map((item) => (
            <li key={item.text}>
              <Link {...item.link} className={styles.item} aria-current={item === current ? 'page' : undefined} activeProps={{}} activeOptions={{ exact: true }}>
                <Icon name={item.icon} large />
                <span>{t(`app:nav.${item.text}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main className={[styles.main, ended ? styles.covered : ''].join(' ')} id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <LiveNote note={note} />
      <EndingSheet />
      <SessionEndedSheet />
    </div>
  )
}
