import { Link } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import { TONE } from './rules'
import type { ImportRow } from './types'

export function ImportTable({ imports }: { imports: ImportRow[] }) {
  const { t } = useTexts()
  const names = useNames(imports.map((row) => row.run_by ?? row.read_by))
  const columns: Column<ImportRow>[] = [
    {
      id: 'file',
      head: t('imports:head.file'),
      rowHead: true,
      cell: (row) => (
        <Link to="/imports/$importId" params={{ importId: row.id }}>
          {row.file_name}
        </Link>
      ),
    },
    { id: 'read', head: t('imports:head.read'), wideOnly: true, cell: (row) => <Moment instant={row.read_at} /> },
    { id: 'by', head: t('imports:head.by'), wideOnly: true, cell: (row) => names.person(row.run_by ?? row.read_by) ?? t('imports:system') },
    { id: 'rows', head: t('imports:head.rows'), right: true, cell: (row) => countText(row.counts.rows) },
    { id: 'new', head: t('imports:head.new'), right: true, cell: (row) => countText(row.counts.new) },
    { id: 'faults', head: t('imports:head.faults'), right: true, wideOnly: true, cell: (row) => countText(row.counts.faults) },
    { id: 'state', head: t('imports:head.state'), cell: (row) => <Tag tone={TONE[row.state]}>{t(`imports:state.${row.state}`)}</Tag> },
  ]
  return <DataTable caption={t('imports:earlier.caption')} columns={columns} groups={[{ id: 'all', rows: imports }]} rowId={(row) => row.id} />
}
