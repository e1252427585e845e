import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../access/directory'
import { momentText } from '../../format/distance'
import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Icon } from '../../ui/Icon/Icon'
import { Money } from '../../ui/Money/Money'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { batchFile } from './commands'
import { batchQuery } from './queries'
import styles from './statements.module.css'

/** The payment file: what bookkeeping checks it by, and the file itself, the same to the byte each time. */
export function BatchPane({ id }: { id: string }) {
  const { t, language } = useTexts()
  const query = useQuery(batchQuery(id))
  const batch = query.data
  const names = useNames([batch?.made_by])
  return (
    <Pane title={t('statements:export.title')}>
      {!batch ? (
        query.isError ? (
          <Failure title={t('statements:export.failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading text={t('statements:export.loading')} />
        )
      ) : (
        <>
          <Facts
            layout="columns"
            facts={[
              { term: t('statements:export.batch'), value: batch.id },
              { term: t('statements:export.rows'), value: countText(batch.line_count) },
              { term: t('statements:export.control'), value: <Money cents={batch.control_total_cents} unit /> },
              { term: t('statements:export.made'), value: [momentText(batch.made_at, t, language), names.person(batch.made_by)].filter(Boolean).join(', ') },
              { term: 'SHA-256', value: <span className={styles.hash}>{batch.sha256}</span> },
            ]}
          />
          <div>
            <a className={styles.download} href={batchFile(batch.id)} download={`polku-${batch.id}.csv`}>
              <Icon name="download" />
              {t('statements:export.again')}
            </a>
          </div>
        </>
      )}
    </Pane>
  )
}
