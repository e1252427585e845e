import { type Contract, typeName } from '../../access/contracts'
import { dayAndMonth, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Money } from '../../ui/Money/Money'
import { Pane } from '../../ui/Pane/Pane'
import type { FeeLine, Statement } from './types'

/** What is kept out while the statement is open, and why. */
export function Held({ one, contract }: { one: Statement; contract: Contract | undefined }) {
  const { t, language } = useTexts()
  if (one.held.length === 0) return null
  const columns: Column<FeeLine>[] = [
    { id: 'pseudonym', head: t('statements:head.client'), rowHead: true, cell: (line) => line.pseudonym },
    { id: 'type', head: t('statements:trace.milestone'), cell: (line) => typeName(contract, line.milestone_type, language) },
    { id: 'happened', head: t('statements:head.happened'), wideOnly: true, cell: (line) => dayAndMonth(line.happened_on, language, today()) },
    { id: 'why', head: t('statements:held.why'), cell: (line) => (line.held ? t(`statements:held.reason.${line.held}`) : t('none')) },
    { id: 'amount', head: t('statements:head.amount'), right: true, narrow: true, cell: (line) => <Money cents={line.amount_cents} /> },
  ]
  return (
    <Pane title={t('statements:held.title', { count: one.held.length })} aside={t('statements:lines.unit')} flush>
      <DataTable caption={t('statements:held.caption')} columns={columns} groups={[{ id: 'held', rows: one.held }]} rowId={(line) => line.id} />
    </Pane>
  )
}
