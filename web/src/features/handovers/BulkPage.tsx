import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { BulkSheet } from './BulkSheet'
import { bulksQuery } from './queries'
import type { BulkRow } from './types'

/** Every open case of a team, proposed to another team in one act: what was begun, and beginning another. */
export function BulkPage() {
  const { t } = useTexts()
  const [beginning, setBeginning] = useState(false)
  const query = useInfiniteQuery(bulksQuery)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(rows.map(({ started_by }) => started_by))
  const columns: Column<BulkRow>[] = [
    { id: 'from', head: t('handovers:head.from'), rowHead: true, cell: (row) => <Link to="/handovers/bulk/$bulkId" params={{ bulkId: row.id }}>{names.team(row.from.team)}</Link> },
    { id: 'to', head: t('handovers:head.to'), cell: (row) => names.who(row.to) },
    { id: 'at', head: t('handovers:bulk.startedAt'), cell: (row) => <Moment instant={row.started_at} /> },
    { id: 'by', head: t('handovers:bulk.startedBy'), wideOnly: true, cell: (row) => names.person(row.started_by) },
    { id: 'made', head: t('handovers:bulk.states.made'), right: true, cell: (row) => row.counts.made },
    { id: 'refused', head: t('handovers:bulk.states.refused'), right: true, cell: (row) => row.counts.refused },
    { id: 'waiting', head: t('handovers:bulk.states.waiting'), right: true, cell: (row) => row.counts.waiting },
  ]
  return (
    <Page
      title={t('handovers:bulk.title')}
      back={<BackLink to="/handovers">{t('handovers:title')}</BackLink>}
      aside={<Button look="filled" onPress={() => { setBeginning(true) }}>{t('handovers:bulk.begin')}</Button>}
    >
      <Pane flush>
        {query.isPending ? (
          <Loading text={t('handovers:loading')} />
        ) : query.isError ? (
          <Failure title={t('handovers:failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('handovers:bulk.empty')}>
            <p>{t('handovers:bulk.text')}</p>
          </Empty>
        ) : (
          <DataTable caption={t('handovers:bulk.title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} stacked />
        )}
      </Pane>
      {query.hasNextPage && (
        <div>
          <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
      <BulkSheet isOpen={beginning} onClose={() => { setBeginning(false) }} />
    </Page>
  )
}
