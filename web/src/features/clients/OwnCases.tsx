import { useInfiniteQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ClientTable } from './ClientTable'
import { clientsQuery } from './queries'

/** A client's own cases: the only one opens by itself. */
export function OwnCases() {
  const { t } = useTexts()
  const cases = useInfiniteQuery(clientsQuery(''))
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? []
  const only = rows.length === 1 ? rows[0] : undefined
  if (only) return <Navigate to="/cases/$caseId" params={{ caseId: only.case }} replace />
  return (
    <Page title={t('clients:own.title')}>
      <Pane flush>
        {cases.isPending ? (
          <Loading text={t('clients:own.loading')} />
        ) : cases.isError ? (
          <Failure title={t('clients:own.failed')} error={cases.error} onRetry={() => void cases.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('clients:own.none')} />
        ) : (
          <ClientTable rows={rows} />
        )}
      </Pane>
    </Page>
  )
}
