import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import styles from './emergencies.module.css'
import { EndSheet } from './EndSheet'
import { emergenciesQuery } from './queries'
import { TONE } from './rules'
import type { Emergency } from './types'

/** What one has opened and tried. Of a client nothing is told once it is over. */
export function OwnEmergencies() {
  const { t } = useTexts()
  const [ending, setEnding] = useState<Emergency | null>(null)
  const own = useInfiniteQuery(emergenciesQuery('all'))
  const rows = own.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<Emergency>[] = [
    { id: 'opened', head: t('emergencies:head.opened'), rowHead: true, cell: (row) => <Moment instant={row.opened_at} /> },
    { id: 'client', head: t('emergencies:head.client'), cell: (row) => <ClientOf row={row} /> },
    { id: 'state', head: t('emergencies:head.state'), narrow: true, cell: (row) => <StateOf row={row} /> },
    { id: 'ends', head: t('emergencies:head.ends'), cell: (row) => (row.ends_at ? <Moment instant={row.ends_at} /> : t('none')) },
    {
      id: 'act',
      head: t('emergencies:head.act'),
      cell: (row) =>
        can(row, 'emergency_end') && (
          <Button size="inRow" onPress={() => { setEnding(row) }}>
            {t('emergencies:end.open')}
          </Button>
        ),
    },
  ]
  return (
    <Pane title={t('emergencies:own.title')} flush>
      {own.isPending ? (
        <Loading text={t('emergencies:loading')} />
      ) : own.isError ? (
        <Failure title={t('emergencies:failed')} error={own.error} onRetry={() => void own.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('emergencies:own.empty')} />
      ) : (
        <DataTable caption={t('emergencies:own.title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} stacked />
      )}
      {own.hasNextPage && (
        <div className={styles.more}>
          <Button onPress={() => void own.fetchNextPage()} isPending={own.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
      <EndSheet emergency={ending?.id ?? ''} isOpen={ending !== null} onClose={() => { setEnding(null) }} />
    </Pane>
  )
}

function StateOf({ row }: { row: Emergency }) {
  const { t } = useTexts()
  return (
    <div className={styles.cell}>
      <Tag tone={TONE[row.state]}>{t(`emergencies:state.${row.state}`)}</Tag>
    </div>
  )
}

function ClientOf({ row }: { row: Emergency }) {
  const { t } = useTexts()
  const [caseId] = row.cases
  if (!row.client || !caseId) return t('none')
  return (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {row.client.name}
    </Link>
  )
}
