import { Link } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import styles from './clients.module.css'
import type { ClientRow } from './types'

export function ClientTable({ rows }: { rows: ClientRow[] }) {
  const { t, language } = useTexts()
  const names = useNames(rows.map((row) => row.responsible.person))
  const now = today()
  const columns: Column<ClientRow>[] = [
    {
      id: 'client',
      head: t('clients:head.client'),
      rowHead: true,
      cell: (row) => (
        <>
          <Link to="/cases/$caseId" params={{ caseId: row.case }}>
            {row.client.name}
          </Link>
          {row.other_cases.map((other, index) => (
            <Link key={other} className={styles.other} to="/cases/$caseId" params={{ caseId: other }} aria-label={t('clients:otherCaseOf', { name: row.client.name, number: index + 2 })}>
              {t('clients:otherCase', { number: index + 2 })}
            </Link>
          ))}
        </>
      ),
    },
    { id: 'responsible', head: t('clients:head.responsible'), cell: (row) => names.who({ organisation: row.responsible.organisation, team: row.responsible.team }) },
    { id: 'person', head: t('clients:head.person'), wideOnly: true, cell: (row) => names.person(row.responsible.person) || t('none') },
    { id: 'opened', head: t('clients:head.opened'), wideOnly: true, cell: (row) => dateText(dayOf(row.opened_at), language, now) },
  ]
  return <DataTable caption={t('clients:caption')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.case} />
}
