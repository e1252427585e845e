import { Link } from '@tanstack/react-router'
import { can } from '../../access/can'
import { type Names, useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import styles from './emergencies.module.css'
import { TONE } from './rules'
import type { Emergency } from './types'

type Props = { rows: Emergency[]; onReview: (row: Emergency) => void; onEnd: (row: Emergency) => void }

export function ReviewTable({ rows, onReview, onEnd }: Props) {
  const { t } = useTexts()
  const names = useNames(rows.flatMap((row) => [row.person, row.ended_by, row.review?.by]))
  const columns: Column<Emergency>[] = [
    {
      id: 'who',
      head: t('emergencies:head.who'),
      rowHead: true,
      cell: (row) => [names.person(row.person), termText('role', row.role, t), names.organisation(row.organisation)].filter(Boolean).join(', '),
    },
    { id: 'client', head: t('emergencies:head.client'), cell: (row) => <ClientLog row={row} /> },
    { id: 'opened', head: t('emergencies:head.opened'), narrow: true, cell: (row) => <Moment instant={row.opened_at} /> },
    { id: 'reason', head: t('emergencies:head.reason'), cell: (row) => <span className={styles.words}>{row.reason}</span> },
    { id: 'state', head: t('emergencies:head.state'), cell: (row) => <StateOf row={row} names={names} /> },
    {
      id: 'act',
      head: t('emergencies:head.act'),
      narrow: true,
      cell: (row) => (
        <div className={styles.acts}>
          {can(row, 'emergency_review') && (
            <Button size="inRow" onPress={() => { onReview(row) }}>
              {t('emergencies:review.open')}
            </Button>
          )}
          {can(row, 'emergency_end') && (
            <Button size="inRow" onPress={() => { onEnd(row) }}>
              {t('emergencies:end.open')}
            </Button>
          )}
        </div>
      ),
    },
  ]
  return <DataTable caption={t('emergencies:review.title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} stacked />
}

/** What was read is in the client's log. */
function ClientLog({ row }: { row: Emergency }) {
  const { t } = useTexts()
  if (!row.client) return t('none')
  return (
    <Link to="/clients/$clientId/access-log" params={{ clientId: row.client.id }}>
      {row.client.name}
    </Link>
  )
}

/** How it stands, when and by whom it ended, and what was found of it. */
function StateOf({ row, names }: { row: Emergency; names: Names }) {
  const { t } = useTexts()
  return (
    <div className={styles.cell}>
      <Tag tone={TONE[row.state]}>{t(`emergencies:state.${row.state}`)}</Tag>
      {row.ends_at && (
        <p className={styles.quiet}>
          <Moment instant={row.ends_at} />
          {row.ended_by && `, ${names.person(row.ended_by)}`}
        </p>
      )}
      {row.review && (
        <p>
          {t(`emergencies:finding.${row.review.finding}`)}, {names.person(row.review.by)}, <Moment instant={row.review.at} />
          {row.review.note !== '' && <span className={styles.words}>. {row.review.note}</span>}
        </p>
      )}
    </div>
  )
}
