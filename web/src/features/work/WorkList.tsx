import { useNames } from '../../access/directory'
import { dateText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { GroupHead } from '../../ui/InboxList/GroupHead'
import { InboxList } from '../../ui/InboxList/InboxList'
import { Pane } from '../../ui/Pane/Pane'
import { WhenColumns } from '../../ui/When/When'
import { byUrgency, workKey } from './rules'
import type { WorkItem } from './types'
import styles from './work.module.css'

const COLUMNS = 'minmax(10ch, 1.5fr) minmax(9ch, 1.3fr) minmax(9ch, 1.3fr) 5.5em minmax(7.5em, 1fr)'

type Props = { items: WorkItem[]; selected: string | null; onSelect: (key: string) => void; onOpen: (key: string) => void }

export function WorkList({ items, selected, onSelect, onOpen }: Props) {
  const { t, language } = useTexts()
  const names = useNames()
  const now = today()
  const client = (item: WorkItem) => item.client?.name ?? item.number ?? t('none')
  const from = (item: WorkItem) => (item.from ? names.organisation(item.from.organisation) : t('work:fromImport'))
  const groups = byUrgency(items).map(({ urgency, rows }) => ({
    id: urgency,
    head: <GroupHead late={urgency === 'late'} text={t(`work:group.${urgency}`, { count: rows.length, date: dateText(now, language, now) })} />,
    rows,
  }))
  return (
    <Pane flush>
      <InboxList
        label={t('work:list')}
        heads={[t('work:head.work'), t('work:head.client'), t('work:head.from'), t('work:head.due')]}
        columns={COLUMNS}
        groups={groups}
        rowId={workKey}
        rowText={(item) => t('work:row', { work: t(`work:kind.${item.kind}`), client: client(item), from: from(item), when: dateText(item.due, language, now) })}
        cells={(item) => (
          <>
            <b>{t(`work:kind.${item.kind}`)}</b>
            <span>{client(item)}</span>
            <span className={styles.quiet}>{from(item)}</span>
            <WhenColumns date={item.due} workingDays={item.working_days_left} />
          </>
        )}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
      />
    </Pane>
  )
}
