import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
import { mergesQuery } from './queries'
import type { MergeRow } from './types'

/** The merges of one's team, or organisation; those that wait for a second person first. */
export function MergesPage() {
  const { t } = useTexts()
  const query = useInfiniteQuery(mergesQuery)
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(rows.map(({ proposed_by }) => proposed_by))
  const columns: Column<MergeRow>[] = [
    { id: 'client', head: t('merges:client'), rowHead: true, cell: (row) => <Link to="/merges/$mergeId" params={{ mergeId: row.id }}>{row.client.name}</Link> },
    { id: 'state', head: t('merges:standing'), cell: (row) => t(`merges:state.${row.state}`) },
    { id: 'at', head: t('merges:proposed'), cell: (row) => <Moment instant={row.proposed_at} /> },
    { id: 'by', head: t('merges:by'), cell: (row) => names.person(row.proposed_by) },
  ]
  return (
    <Page title={t('merges:title')} back={<BackLink to="/clients">{t('merges:clients')}</BackLink>}>
      <Pane flush>
        {query.isPending ? (
          <Loading text={t('merges:loading')} />
        ) : query.isError ? (
          <Failure title={t('merges:failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('merges:empty.title')}>
            <p>{t('merges:empty.text')}</p>
          </Empty>
        ) : (
          <DataTable caption={t('merges:title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} stacked />
        )}
      </Pane>
      {query.hasNextPage && (
        <div>
          <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
