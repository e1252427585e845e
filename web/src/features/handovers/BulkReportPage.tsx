import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Progress } from '../../ui/Progress/Progress'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { bulkQuery } from './queries'
import { refusalOf } from './rules'
import type { Bulk, BulkLine } from './types'

const route = getRouteApi('/shell/handovers/bulk/$bulkId')

/** How far it is, and of each case whether it was proposed, or why not. */
export function BulkReportPage() {
  const { t } = useTexts()
  const { bulkId } = route.useParams()
  const query = useInfiniteQuery(bulkQuery(bulkId))
  const [one] = query.data?.pages ?? []
  const lines = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('handovers:bulk.report')} back={<BackLink to="/handovers/bulk">{t('handovers:bulk.title')}</BackLink>}>
      {!one ? (
        <Pane>{query.isError ? <Failure title={t('handovers:failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('handovers:loading')} />}</Pane>
      ) : (
        <>
          <Report one={one} lines={lines} />
          {query.hasNextPage && (
            <div>
              <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
                {t('act.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

function Report({ one, lines }: { one: Bulk; lines: BulkLine[] }) {
  const { t } = useTexts()
  const names = useNames([one.started_by])
  const { cases, made, refused, waiting } = one.counts
  const columns: Column<BulkLine>[] = [
    { id: 'client', head: t('handovers:head.client'), rowHead: true, cell: (line) => line.client?.name ?? t('handovers:bulk.moved') },
    { id: 'state', head: t('handovers:bulk.result'), cell: (line) => (line.refusal === '' ? t(`handovers:bulk.states.${line.state}`) : t(`handovers:bulk.refusals.${refusalOf(line.refusal)}`)) },
    { id: 'open', head: t('handovers:title'), cell: (line) => (line.handover === null ? t('none') : <Link to="/handovers/$handoverId" params={{ handoverId: line.handover }}>{t('handovers:bulk.open')}</Link>) },
  ]
  return (
    <>
      <Pane>
        <Progress label={t(waiting > 0 ? 'handovers:bulk.underWay' : 'handovers:bulk.finished', { made, refused })} done={cases - waiting} total={cases} />
        <Facts
          facts={[
            { term: t('handovers:head.from'), value: names.who(one.from) },
            { term: t('handovers:head.to'), value: names.who(one.to) },
            { term: t('handovers:bulk.startedAt'), value: <Moment instant={one.started_at} /> },
            { term: t('handovers:bulk.startedBy'), value: names.person(one.started_by) },
          ]}
        />
      </Pane>
      <Pane title={t('handovers:bulk.cases')} flush>
        <DataTable caption={t('handovers:bulk.cases')} columns={columns} groups={[{ id: 'all', rows: lines }]} rowId={(line) => line.case} stacked />
      </Pane>
    </>
  )
}
