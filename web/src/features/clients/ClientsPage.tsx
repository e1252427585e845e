import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useActing, useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { LinkButton } from '../../ui/Button/LinkButton'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './clients.module.css'
import { ClientSearch } from './ClientSearch'
import { ClientTable } from './ClientTable'
import { OwnCases } from './OwnCases'
import { clientsQuery } from './queries'

/** Whom one has a ground to see; a client sees the own case. */
export function ClientsPage() {
  return useActing()?.client ? <OwnCases /> : <AllClients />
}

function AllClients() {
  const { t } = useTexts()
  const session = useSession()
  const [name, setName] = useState('')
  const clients = useInfiniteQuery(clientsQuery(name))
  const rows = clients.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={t('clients:title')}
      beside={<ClientSearch name={name} onSearch={setName} />}
      aside={
        <div className={styles.acts}>
          {can(session, 'emergency_open') && <LinkButton to="/emergency">{t('clients:emergency')}</LinkButton>}
          {can(session, 'import_read') && <LinkButton to="/imports">{t('clients:imports')}</LinkButton>}
          {can(session, 'client_merge_read') && <LinkButton to="/merges">{t('clients:merges')}</LinkButton>}
        </div>
      }
    >
      <Pane flush>
        {clients.isPending ? (
          <Loading text={t('clients:loading')} />
        ) : clients.isError ? (
          <Failure title={t('clients:failed')} error={clients.error} onRetry={() => void clients.refetch()} />
        ) : rows.length > 0 ? (
          <ClientTable rows={rows} />
        ) : name !== '' ? (
          <Empty title={t('clients:nothingFound', { name })} />
        ) : (
          <Empty title={t('clients:empty.title')}>
            <p>{t('clients:empty.text')}</p>
            <p>
              <Link to="/handovers">{t('clients:empty.act')}</Link>
            </p>
          </Empty>
        )}
        {clients.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void clients.fetchNextPage()} isPending={clients.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
    </Page>
  )
}
