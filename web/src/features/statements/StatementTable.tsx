import { Link } from '@tanstack/react-router'
import type { Contract } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { dateText, dayOf, monthText, today } from '../../format/date'
import { countText } from '../../format/money'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Money } from '../../ui/Money/Money'
import { Tag } from '../../ui/Tag/Tag'
import { byContract, STEPS, stepOf, TONE } from './rules'
import styles from './statements.module.css'
import type { StatementRow } from './types'

export function StatementTable({ rows, contracts }: { rows: StatementRow[]; contracts: Contract[] }) {
  const { t, language } = useTexts()
  const names = useNames()
  const now = today()
  const columns: Column<StatementRow>[] = [
    {
      id: 'month',
      head: t('statements:head.month'),
      rowHead: true,
      cell: (row) => (
        <Link to="/statements/$statementId" params={{ statementId: row.id }}>
          {standing(monthText(row.period, language))}
        </Link>
      ),
    },
    { id: 'state', head: t('statements:head.state'), narrow: true, cell: (row) => <Tag tone={TONE[row.state]}>{t(`statements:state.${row.state}`)}</Tag> },
    { id: 'step', head: t('statements:head.step'), narrow: true, wideOnly: true, cell: (row) => t('statements:stepCount', { now: stepOf(row.state) + 1, all: STEPS.length }) },
    { id: 'cutOff', head: t('statements:head.cutOff'), narrow: true, wideOnly: true, cell: (row) => dateText(dayOf(row.cut_off), language, now) },
    { id: 'lines', head: t('statements:head.lines'), right: true, narrow: true, wideOnly: true, cell: (row) => countText(row.line_count) },
    { id: 'held', head: t('statements:head.held'), right: true, narrow: true, wideOnly: true, cell: (row) => countText(row.held_count) },
    { id: 'net', head: t('statements:head.net'), right: true, narrow: true, wideOnly: true, cell: (row) => <Money cents={row.net_cents} /> },
    { id: 'gross', head: t('statements:head.gross'), right: true, narrow: true, cell: (row) => <Money cents={row.gross_cents} /> },
  ]
  const groups = byContract(rows).map((group) => {
    const contract = contracts.find(({ id }) => id === group.contract)
    return {
      id: group.contract,
      head: contract ? (
        <>
          {t('statements:contract', { code: contract.code })}
          <span className={styles.detail}>
            , {contract.name}, {names.organisation(contract.lead)}
          </span>
        </>
      ) : (
        t('statements:contractUnknown')
      ),
      rows: group.rows,
    }
  })
  return <DataTable caption={t('statements:title')} columns={columns} groups={groups} rowId={(row) => row.id} />
}
