import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { can } from '../../access/can'
import { directoryQuery } from '../../access/directory'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { FormerCase } from './FormerCase'
import { IdentityBar } from './IdentityBar'
import styles from './cases.module.css'
import { caseQuery } from './queries'
import type { Case, PresentCase } from './types'

const route = getRouteApi('/shell/cases/$caseId')

/** The frame of a client's pages: who this is, always in sight, and the pages under it. `banner` stands on each of them. */
export function CasePage({ banner }: { banner?: (one: Case) => ReactNode }) {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const session = useSession()
  const query = useQuery(caseQuery(caseId))
  // Sentences of who answers for what need the organisations' names; without the directory they stand unnamed.
  const directory = useQuery(directoryQuery)
  if (!query.data || directory.isPending) {
    return (
      <Page title={t('cases:bar.label')}>
        <Pane>
          {query.isError ? (
            <Failure title={t('cases:failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading text={t('cases:loading')} />
          )}
        </Pane>
      </Page>
    )
  }
  if (!query.data.client) return <FormerCase one={query.data} />
  return (
    <div className={styles.frame}>
      <IdentityBar one={query.data as PresentCase} />
      {banner?.(query.data)}
      <nav className={styles.tabs} aria-label={t('cases:tabs.label')} data-print="off">
        <Link to="/cases/$caseId" params={{ caseId }} activeOptions={{ exact: true }}>
          {t('cases:tabs.situation')}
        </Link>
        <Link to="/cases/$caseId/plan" params={{ caseId }}>
          {t('cases:tabs.plan')}
        </Link>
        {can(query.data, 'task_read') && (
          <Link to="/cases/$caseId/tasks" params={{ caseId }}>
            {t('cases:tabs.tasks')}
          </Link>
        )}
        {can(query.data, 'appointment_read') && (
          <Link to="/cases/$caseId/appointments" params={{ caseId }}>
            {t('cases:tabs.appointments')}
          </Link>
        )}
        {can(query.data, 'note_read') && (
          <Link to="/cases/$caseId/notes" params={{ caseId }}>
            {t('cases:tabs.notes')}
          </Link>
        )}
        {can(query.data, 'document_list') && (
          <Link to="/cases/$caseId/documents" params={{ caseId }}>
            {t('cases:tabs.documents')}
          </Link>
        )}
        {can(query.data, 'timeline_read') && (
          <Link to="/cases/$caseId/timeline" params={{ caseId }}>
            {t('cases:tabs.timeline')}
          </Link>
        )}
        {can(session, 'milestone_list') && !query.data.emergency && (
          <Link to="/cases/$caseId/milestones" params={{ caseId }}>
            {t('cases:tabs.milestones')}
          </Link>
        )}
      </nav>
      <Outlet />
    </div>
  )
}
