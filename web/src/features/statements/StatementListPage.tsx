import { useQuery } from '@tanstack/react-query'
import { contractsQuery } from '../../access/contracts'
import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { statementsQuery } from './queries'
import { StatementTable } from './StatementTable'

/** Every statement by contract and month, and how far each is. */
export function StatementListPage() {
  const { t } = useTexts()
  const statements = useQuery(statementsQuery)
  const contracts = useQuery(contractsQuery)
  const rows = statements.data?.items ?? []
  return (
    <Page title={t('statements:title')}>
      <Pane flush>
        {statements.isPending || contracts.isPending ? (
          <Loading text={t('statements:loading')} />
        ) : statements.isError ? (
          <Failure title={t('statements:failed')} error={statements.error} onRetry={() => void statements.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('statements:empty.title')}>
            <p>{t('statements:empty.text')}</p>
          </Empty>
        ) : (
          <StatementTable rows={rows} contracts={contracts.data ?? []} />
        )}
      </Pane>
    </Page>
  )
}
