import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { DocumentForm } from './DocumentForm'
import { DocumentTable } from './DocumentTable'
import styles from './documents.module.css'
import { documentsQuery } from './queries'
import type { Document } from './types'
import { WithdrawSheet } from './WithdrawSheet'

const route = getRouteApi('/shell/cases/$caseId/documents')

/** The files of the case, and beside them sending another. */
export function DocumentsPage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const query = useInfiniteQuery(documentsQuery(caseId))
  const [withdrawing, setWithdrawing] = useState<Document | null>(null)
  const [outcome, setOutcome] = useState<{ what: 'recorded' | 'withdrawn' | 'cancelled'; count: number } | null>(null)
  const documents = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(documents.flatMap((one) => [one.recorded_by, one.withdrawn?.by ?? null]))
  const writes = can(query.data?.pages[0], 'document_write')
  const say = (what: 'recorded' | 'withdrawn' | 'cancelled') => { setOutcome((before) => ({ what, count: (before?.count ?? 0) + 1 })) }
  return (
    <Page title={t('documents:title')}>
      {outcome && <Outcome key={outcome.count} title={t(`documents:outcome.${outcome.what}`)} />}
      <div className={writes ? styles.columns : undefined}>
        {writes && (
          <Pane title={t('documents:form.new')}>
            <DocumentForm caseId={caseId} onRecorded={() => { say('recorded') }} onCancelled={() => { say('cancelled') }} />
          </Pane>
        )}
        <Pane flush>
          {query.isPending ? (
            <Loading text={t('documents:loading')} />
          ) : query.isError ? (
            <Failure title={t('documents:failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : documents.length === 0 ? (
            <Empty title={t('documents:empty.title')}>
              <p>{t('documents:empty.text')}</p>
            </Empty>
          ) : (
            <DocumentTable caseId={caseId} documents={documents} names={names} onWithdraw={setWithdrawing} />
          )}
          {query.hasNextPage && (
            <div className={styles.more}>
              <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
                {t('act.more')}
              </Button>
            </div>
          )}
        </Pane>
      </div>
      {withdrawing && (
        <WithdrawSheet
          caseId={caseId}
          document={withdrawing}
          onClose={() => { setWithdrawing(null) }}
          onWithdrawn={() => {
            setWithdrawing(null)
            say('withdrawn')
          }}
        />
      )}
    </Page>
  )
}
