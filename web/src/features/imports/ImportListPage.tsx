import { useInfiniteQuery } from '@tanstack/react-query'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { FileChoice } from './FileChoice'
import { ImportTable } from './ImportTable'
import styles from './imports.module.css'
import { importsQuery } from './queries'

/** A new file to read, and what has been imported before. */
export function ImportListPage() {
  const { t } = useTexts()
  const session = useSession()
  const imports = useInfiniteQuery(importsQuery)
  const rows = imports.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('imports:title')} back={<BackLink to="/clients">{t('imports:back')}</BackLink>}>
      {can(session, 'import_write') && (
        <Pane>
          <FileChoice />
        </Pane>
      )}
      <Pane title={t('imports:earlier.title')} flush>
        {imports.isPending ? (
          <Loading text={t('imports:earlier.loading')} />
        ) : imports.isError ? (
          <Failure title={t('imports:earlier.failed')} error={imports.error} onRetry={() => void imports.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('imports:earlier.none')}>
            <p>{t('imports:earlier.noneText')}</p>
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
