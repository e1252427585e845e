import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { FileChoice } from './FileChoice'
import { ImportTable } from './ImportTable'
import styles from './imports.module.css'
import { importsQuery } from './queries'

const route = getRouteApi('/shell/imports')

const STATES = ['any', 'done', 'undone', 'ready', 'faulty'] as const

/** A new file to read, and what has been imported before. */
export function ImportListPage() {
  const { t } = useTexts()
  const session = useSession()
  const { state } = route.useSearch()
  const navigate = useNavigate({ from: '/imports' })
  const imports = useInfiniteQuery(importsQuery(state))
  const rows = imports.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('imports:title')} back={<BackLink to="/clients">{t('imports:back')}</BackLink>}>
      {can(session, 'import_write') && (
        <Pane>
          <FileChoice />
        </Pane>
      )}
      <Pane title={t('imports:earlier.title')} flush>
        <div className={styles.filter}>
          <SegmentedChoice
            label={t('imports:filter')}
            choices={STATES.map((id) => ({ id, label: id === 'any' ? t('imports:any') : t(`imports:state.${id}`) }))}
            value={state ?? 'any'}
            onChange={(id) => { void navigate({ search: { state: id === 'any' ? undefined : id } }) }}
          />
          <SavedFilters page="imports" search={{ state }} onApply={(search) => { void navigate({ to: '/imports', search }) }} />
        </div>
        {imports.isPending ? (
          <Loading text={t('imports:earlier.loading')} />
        ) : imports.isError ? (
          <Failure title={t('imports:earlier.failed')} error={imports.error} onRetry={() => void imports.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t(state ? 'imports:earlier.noneOfState' : 'imports:earlier.none')}>
            <p>{t(state ? 'imports:earlier.noneOfStateText' : 'imports:earlier.noneText')}</p>
          </Empty>
        ) : (
          <ImportTable imports={rows} />
        )}
        {imports.hasNextPage && (
          <div className={styles.note}>
            <Button onPress={() => void imports.fetchNextPage()} isPending={imports.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
    </Page>
  )
}
