import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { SelectField } from '../../ui/Field/SelectField'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { timelineQuery } from './queries'
import { KINDS } from './routes'
import styles from './timeline.module.css'
import { TimelineList } from './TimelineList'
import type { TimelineKind } from './types'

const route = getRouteApi('/shell/cases/$caseId/timeline')
const ALL = 'all'

/** Everything that happened in the case and that the reader may see. */
export function TimelinePage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const { kind } = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/timeline' })
  const query = useInfiniteQuery(timelineQuery(caseId, kind))
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(entries.map(({ person }) => person))
  return (
    <Page
      title={t('timeline:title')}
      beside={
        <SelectField
          label={t('timeline:filter')}
          hideLabel
          optional
          width={22}
          value={kind ?? ALL}
          options={[{ id: ALL, label: t('timeline:all') }, ...KINDS.map((id) => ({ id, label: t(`timeline:kind.${id}`) }))]}
          onChange={(id) => void navigate({ search: { kind: id === ALL ? undefined : (id as TimelineKind) }, replace: true })}
        />
      }
    >
      <Pane flush>
        {query.isPending ? (
          <Loading text={t('timeline:loading')} />
        ) : query.isError ? (
          <Failure title={t('timeline:failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : entries.length === 0 ? (
          <Empty title={t('timeline:empty')} />
        ) : (
          <TimelineList entries={entries} names={names} />
        )}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
              {t('timeline:older')}
            </Button>
          </div>
        )}
      </Pane>
    </Page>
  )
}
