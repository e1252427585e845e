import { Link } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Empty } from '../../ui/States/Empty'
import { NextToFreeze } from './NextToFreeze'
import type { useWork } from './useWork'
import styles from './work.module.css'

/** Nothing waits: what would come here for this role, and where else one may go. */
export function WorkEmpty({ next }: { next: ReturnType<typeof useWork>['next'] }) {
  const { t } = useTexts()
  const session = useSession()
  return (
    <Empty title={t('work:empty.title')}>
      {next ? <NextToFreeze {...next} /> : <p>{t('work:empty.text')}</p>}
      <ul className={styles.ways}>
        {can(session, 'client_list') && (
          <li>
            <Link to="/clients">{t('work:empty.clients')}</Link>
          </li>
        )}
        {can(session, 'import_write') && (
          <li>
            <Link to="/imports">{t('work:empty.imports')}</Link>
          </li>
        )}
        {can(session, 'handover_list') && (
          <li>
            <Link to="/handovers" search={{ box: 'in', state: 'closed' }}>
              {t('work:empty.handovers')}
            </Link>
          </li>
        )}
        {can(session, 'statement_list') && (
          <li>
            <Link to="/statements">{t('work:empty.statements')}</Link>
          </li>
        )}
      </ul>
    </Empty>
  )
}
