import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Moment } from '../../ui/When/When'
import type { ListedSession } from './types'

type Props<Row> = {
  caption: string
  sessions: Row[]
  /** Beside a row: what it is, or what can be done. */
  beside?: (row: Row) => ReactNode
}

/** Sessions: where, since when, last used. */
export function SessionTable<Row extends ListedSession>({ caption, sessions, beside }: Props<Row>) {
  const { t } = useTexts()
  const columns: Column<Row>[] = [
    { id: 'device', head: t('sessions:head.device'), rowHead: true, cell: (row) => row.device || t('sessions:unknownDevice') },
    { id: 'source', head: t('sessions:head.source'), cell: (row) => row.source || t('none') },
    { id: 'opened', head: t('sessions:head.opened'), cell: (row) => <Moment instant={row.opened_at} /> },
    { id: 'seen', head: t('sessions:head.seen'), cell: (row) => <Moment instant={row.seen_at} /> },
  ]
  if (beside) columns.push({ id: 'act', head: t('sessions:head.act'), narrow: true, cell: beside })
  return <DataTable stacked caption={caption} columns={columns} groups={[{ id: 'all', rows: sessions }]} rowId={(row) => row.id} />
}
