import { Link } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import styles from './imports.module.css'
import type { ActedCase, ImportUndo } from './types'

/** The cases of an import that somebody has acted on, and what was done: with them it is undone no more. */
export function ActedCases({ undo }: { undo: ImportUndo }) {
  const { t } = useTexts()
  const columns: Column<ActedCase>[] = [
    {
      id: 'number',
      head: t('imports:undo.number'),
      rowHead: true,
      cell: (row) =>
        row.may_open ? (
          <Link to="/cases/$caseId" params={{ caseId: row.case }}>
            {row.number}
          </Link>
        ) : (
          row.number
        ),
    },
    { id: 'acts', head: t('imports:undo.acts'), cell: (row) => row.acts.map((act) => t(`imports:undo.did.${act}`)).join(', ') || '–' },
  ]
  return (
    <>
      <p className={styles.lead}>{t('imports:undo.closed', { count: undo.acted_count })}</p>
      <DataTable caption={t('imports:undo.caption')} columns={columns} groups={[{ id: 'all', rows: undo.acted }]} rowId={(row) => row.case} />
      {undo.acted.length < undo.acted_count && <p className={styles.note}>{t('imports:undo.shown', { shown: undo.acted.length, total: undo.acted_count })}</p>}
    </>
  )
}
