import { Link } from '@tanstack/react-router'
import { type Contract, typeName } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Marks } from './Marks'
import styles from './milestones.module.css'
import type { MilestoneRow } from './types'

type Props = { rows: MilestoneRow[]; contracts: Contract[]; caseId: string; chosen: string | undefined }

/** The claims of a case, the oldest first. */
export function ClaimTable({ rows, contracts, caseId, chosen }: Props) {
  const { t, language } = useTexts()
  const names = useNames(rows.map((row) => row.recorded_by))
  const now = today()
  const columns: Column<MilestoneRow>[] = [
    {
      id: 'type',
      head: t('milestones:head.type'),
      rowHead: true,
      cell: (row) => (
        <Link to="/cases/$caseId/milestones" params={{ caseId }} search={{ milestone: row.id }} resetScroll={false} aria-current={row.id === chosen ? 'true' : undefined}>
          {typeName(contracts.find(({ id }) => id === row.contract), row.type, language)}
        </Link>
      ),
    },
    { id: 'happened', head: t('milestones:head.happened'), narrow: true, cell: (row) => dateText(row.happened_on, language, now) },
    {
      id: 'recorded',
      head: t('milestones:head.recordedBy'),
      wideOnly: true,
      cell: (row) => [names.person(row.recorded_by) || names.organisation(row.organisation), dateText(dayOf(row.recorded_at), language, now)].filter(Boolean).join(', '),
    },
    { id: 'state', head: t('milestones:head.state'), narrow: true, cell: (row) => <Marks row={row} /> },
  ]
  return (
    <Pane flush>
      <div className={styles.rows}>
        <DataTable caption={t('milestones:case.title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} />
      </div>
    </Pane>
  )
}
