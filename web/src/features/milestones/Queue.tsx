import { type Contract, typeName } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { dateText, dayAndMonth, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { InboxList } from '../../ui/InboxList/InboxList'
import { Pane } from '../../ui/Pane/Pane'
import { Marks } from './Marks'
import styles from './milestones.module.css'
import type { MilestoneRow, MilestoneState } from './types'

type Props = {
  state: MilestoneState
  rows: MilestoneRow[]
  contracts: Contract[]
  selected: string | null
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  more: { load: () => void; isLoading: boolean } | null
}

const COLUMNS = 'minmax(10ch, 1.2fr) max-content minmax(10ch, 2fr)'

/** The claims, the oldest first. No client is named: a list reads nobody's record. */
export function Queue({ state, rows, contracts, selected, onSelect, onOpen, more }: Props) {
  const { t, language } = useTexts()
  const names = useNames()
  const now = today()
  const type = (row: MilestoneRow) => typeName(contracts.find(({ id }) => id === row.contract), row.type, language)
  const heading = t(`milestones:queue.${state}`)
  return (
    <Pane flush>
      <InboxList
        label={heading}
        heads={[t('milestones:head.type'), t('milestones:head.happened'), t('milestones:head.claimant')]}
        columns={COLUMNS}
        groups={[{ id: state, head: more ? heading : t('milestones:counted', { name: heading, count: rows.length }), rows }]}
        rowId={(row) => row.id}
        rowText={(row) => t('milestones:row', { type: type(row), organisation: names.organisation(row.organisation), date: dateText(row.happened_on, language, now) })}
        cells={(row) => (
          <>
            <b>{type(row)}</b>
            <time dateTime={row.happened_on}>{dayAndMonth(row.happened_on, language, now)}</time>
            <span className={styles.rowFoot}>
              <span className={styles.quiet}>{t('milestones:recordedBy', { organisation: names.organisation(row.organisation), date: dayAndMonth(dayOf(row.recorded_at), language, now) })}</span>
              {(row.competing || row.reopened) && <Marks row={row} />}
            </span>
          </>
        )}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
      />
      {more && (
        <div className={styles.foot}>
          <Button onPress={more.load} isPending={more.isLoading}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Pane>
  )
}
