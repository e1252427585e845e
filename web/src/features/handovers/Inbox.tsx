import { Link } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { GroupHead } from '../../ui/InboxList/GroupHead'
import { InboxList } from '../../ui/InboxList/InboxList'
import { Pane } from '../../ui/Pane/Pane'
import { Tag } from '../../ui/Tag/Tag'
import { WhenColumns } from '../../ui/When/When'
import styles from './handovers.module.css'
import { byUrgency, stateOf } from './rules'
import type { Box, HandoverRow, InboxState } from './types'

type Props = {
  box: Box
  state: InboxState
  rows: HandoverRow[]
  selected: string | null
  onSelect: (id: string) => void
  onOpen: (id: string) => void
  more: { load: () => void; isLoading: boolean } | null
}

const COLUMNS = 'minmax(9ch, 1.4fr) minmax(9ch, 1.4fr) minmax(9ch, 1.1fr) 5.5em minmax(7.5em, 1fr)'

export function Inbox({ box, state, rows, selected, onSelect, onOpen, more }: Props) {
  const { t, language } = useTexts()
  const names = useNames()
  const now = today()
  const other = (row: HandoverRow) => names.organisation(box === 'in' ? row.from.organisation : row.to.organisation)

  /** Why; what is not a transfer says first what it is. */
  const reasonOf = (row: HandoverRow) => {
    const reason = termText('handoverReason', row.reason, t)
    return row.kind === 'responsibility' ? reason : t(`handovers:kinds.${row.kind}`, { reason })
  }

  // The number of a group is told only when all of it is there.
  const counted = (name: string, count: number) => (more ? name : t('handovers:group.counted', { name, count }))
  const groups =
    state === 'open'
      ? byUrgency(rows, now).map((group) => ({
          id: group.urgency,
          head: <GroupHead late={group.urgency === 'late'} text={counted(t(`handovers:group.${group.urgency}`), group.rows.length)} />,
          rows: group.rows,
        }))
      : [{ id: 'closed', head: <GroupHead text={counted(t('handovers:group.closed'), rows.length)} />, rows }]

  return (
    <Pane flush>
      <InboxList
        label={t(`handovers:list.${box}`)}
        heads={[
          t('handovers:head.client'),
          t(box === 'in' ? 'handovers:head.from' : 'handovers:head.to'),
          t('handovers:head.reason'),
          t(state === 'open' ? 'handovers:head.answerBy' : 'handovers:head.decided'),
        ]}
        columns={COLUMNS}
        groups={groups}
        rowId={(row) => row.id}
        rowText={(row) =>
          t('handovers:row', {
            client: row.client.name,
            from: names.organisation(row.from.organisation),
            to: names.organisation(row.to.organisation),
            reason: reasonOf(row),
            when: dateText(row.answer_by, language, now),
          })
        }
        cells={(row) => (
          <>
            <b>{row.client.name}</b>
            <span className={styles.quiet}>{other(row)}</span>
            <span>{reasonOf(row)}</span>
            {state === 'open' ? row.blocked ? <Blocked /> : <WhenColumns date={row.answer_by} workingDays={row.working_days_left} /> : <Decided row={row} box={box} />}
          </>
        )}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
      />
      <div className={styles.foot}>
        {more && (
          <Button onPress={more.load} isPending={more.isLoading}>
            {t('handovers:more')}
          </Button>
        )}
        <Link to="/handovers" search={{ box, state: state === 'open' ? 'closed' : 'open' }}>
          {t(state === 'open' ? 'handovers:seeClosed' : 'handovers:seeOpen')}
        </Link>
      </div>
    </Pane>
  )
}

function Blocked() {
  const { t } = useTexts()
  return (
    <>
      <span />
      <span>
        <Tag tone="wait">{t('handovers:blocked.tag')}</Tag>
      </span>
    </>
  )
}

function Decided({ row, box }: { row: HandoverRow; box: Box }) {
  const { t, language } = useTexts()
  const { word, tone } = stateOf(row.state, box)
  return (
    <>
      <span>{row.decided ? dateText(dayOf(row.decided.at), language, today()) : t('none')}</span>
      <span>
        <Tag tone={tone}>{t(`handovers:states.${word}`)}</Tag>
      </span>
    </>
  )
}
