import { useQuery } from '@tanstack/react-query'
import { contractsQuery } from '../../access/contracts'
import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ContractPane } from './ContractPane'

/** The contracts that the reader takes part in: who, until when, and what each result pays today. */
export function ContractsPage() {
  const { t } = useTexts()
  const contracts = useQuery(contractsQuery)
  return (
    <Page title={t('contracts:title')}>
      {contracts.isPending ? (
        <Pane>
          <Loading text={t('contracts:loading')} />
        </Pane>
      ) : contracts.isError ? (
        <Pane>
          <Failure title={t('contracts:failed')} error={contracts.error} onRetry={() => void contracts.refetch()} />
        </Pane>
      ) : contracts.data.length === 0 ? (
        <Pane>
          <Empty title={t('contracts:empty')} />
        </Pane>
      ) : (
        contracts.data.map((one) => <ContractPane key={one.id} one={one} />)
      )}
    </Page>
  )
}
