import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Moment } from '../../ui/When/When'
import type { OwnSession } from './types'

type Props = {
  caption: string
  sessions: OwnSession[]
  /** Beside a row: what it is, or what can be done. */
  beside: (row: OwnSession) => ReactNode
}

/** Sessions: where, since when, last used. */
export function SessionTable({ caption, sessions, beside }: Props) {
  const { t } = useTexts()
  const columns: Column<OwnSession>[] = [
    { id: 'device', head: t('sessions:head.device'), rowHead: true, cell: (row) => row.device || t('sessions:unknownDevice') },
    { id: 'source', head: t('sessions:head.source'), cell: (row) => row.source || t('none') },
    { id: 'opened', head: t('sessions:head.opened'), cell: (row) => <Moment instant={row.opened_at} /> },
    { id: 'seen', head: t('sessions:head.seen'), cell: (row) => <Moment instant={row.seen_at} /> },
    { id: 'act', head: t('sessions:head.act'), narrow: true, cell: beside },
  ]
  return <DataTable stacked caption={caption} columns={columns} groups={[{ id: 'all', rows: sessions }]} rowId={(row) => row.id} />
}
