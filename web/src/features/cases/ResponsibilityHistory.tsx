import type { Names } from '../../access/directory'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Moment } from '../../ui/When/When'
import type { PresentCase } from './types'

type Period = NonNullable<PresentCase['responsibility']>[number]

/** Who has answered for the case, newest first; each period lasted until the next began. */
export function ResponsibilityHistory({ one, names }: { one: PresentCase; names: Names }) {
  const { t } = useTexts()
  const periods = (one.responsibility ?? []).toReversed()
  if (periods.length === 0) return null
  const columns: Column<Period>[] = [
    { id: 'from', head: t('cases:history.from'), narrow: true, cell: (period) => <Moment instant={period.from} /> },
    { id: 'who', head: t('cases:history.who'), rowHead: true, cell: (period) => names.who({ organisation: period.organisation, team: period.team }) },
  ]
  return (
    <Pane title={t('cases:history.title')} flush>
      <DataTable caption={t('cases:history.caption')} columns={columns} groups={[{ id: 'all', rows: periods }]} rowId={(period) => period.from} />
    </Pane>
  )
}
