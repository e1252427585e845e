import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../access/directory'
import { recordDate } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './handovers.module.css'
import { figuresQuery } from './queries'
import type { Figures } from './types'

/** How long handovers waited, by pair of organisations; of fewer than five nobody is told. */
export function FiguresPage() {
  const { t, language } = useTexts()
  const query = useQuery(figuresQuery)
  const names = useNames()
  const columns: Column<Figures>[] = [
    { id: 'from', head: t('handovers:head.from'), rowHead: true, cell: (pair) => names.organisation(pair.from_organisation) },
    { id: 'to', head: t('handovers:head.to'), cell: (pair) => names.organisation(pair.to_organisation) },
    { id: 'median', head: t('handovers:figures.median'), right: true, cell: (pair) => pair.median_working_days },
    { id: 'longest', head: t('handovers:figures.longest'), right: true, cell: (pair) => pair.longest_working_days },
    { id: 'decided', head: t('handovers:figures.decided'), right: true, cell: (pair) => pair.decided },
    { id: 'accepted', head: t('handovers:states.accepted'), right: true, wideOnly: true, cell: (pair) => pair.accepted },
    { id: 'declined', head: t('handovers:states.declined'), right: true, wideOnly: true, cell: (pair) => pair.declined },
    { id: 'withdrawn', head: t('handovers:states.withdrawn'), right: true, wideOnly: true, cell: (pair) => pair.withdrawn },
    { id: 'expired', head: t('handovers:states.expired'), right: true, wideOnly: true, cell: (pair) => pair.expired },
  ]
  const figures = query.data
  return (
    <Page title={t('handovers:figures.title')} back={<BackLink to="/handovers">{t('handovers:title')}</BackLink>}>
      {!figures ? (
        <Pane>
          {query.isError ? <Failure title={t('handovers:figures.failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('handovers:figures.loading')} />}
        </Pane>
      ) : (
        <Pane title={t('handovers:figures.period', { from: recordDate(figures.from, language), until: recordDate(figures.until, language) })} flush>
          {figures.items.length === 0 ? (
            <Empty title={t('handovers:figures.none')}>
              <p>{t('handovers:figures.fewest', { count: figures.fewest })}</p>
            </Empty>
          ) : (
            <>
              <DataTable caption={t('handovers:figures.title')} columns={columns} groups={[{ id: 'all', rows: figures.items }]} rowId={(pair) => `${pair.from_organisation} ${pair.to_organisation}`} />
              <p className={styles.frozen}>{t('handovers:figures.fewest', { count: figures.fewest })}</p>
            </>
          )}
        </Pane>
      )}
    </Page>
  )
}
