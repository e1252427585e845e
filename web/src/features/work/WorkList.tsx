import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { GroupHead } from '../../ui/InboxList/GroupHead'
import { InboxList } from '../../ui/InboxList/InboxList'
import { Pane } from '../../ui/Pane/Pane'
import { WhenColumns } from '../../ui/When/When'
import { byUrgency, workKey } from './rules'
import type { WorkItem } from './types'
import { sinceOf, useWords } from './useWords'
import styles from './work.module.css'

const COLUMNS = 'minmax(10ch, 1.5fr) minmax(9ch, 1.3fr) minmax(9ch, 1.3fr) 5.5em minmax(7.5em, 1fr)'

type Props = { items: WorkItem[]; selected: string | null; onSelect: (key: string) => void; onOpen: (key: string) => void }

export function WorkList({ items, selected, onSelect, onOpen }: Props) {
  const { t, language } = useTexts()
  const words = useWords(items)
  const now = today()
  const groups = byUrgency(items).map(({ urgency, rows }) => ({
    id: urgency,
    head: <GroupHead late={urgency === 'late'} text={t(`work:group.${urgency}`, { count: rows.length, date: dateText(now, language, now) })} />,
    rows,
  }))
  return (
    <Pane flush>
      <InboxList
        label={t('work:list')}
        heads={[t('work:head.work'), t('work:head.matter'), t('work:head.from'), t('work:head.due')]}
        columns={COLUMNS}
        groups={groups}
        rowId={workKey}
        rowText={(item) => [t('work:row', { work: words.what(item), matter: words.matter(item), from: words.from(item), when: words.when(item) }), words.insteadOf(item)].filter(Boolean).join('. ')}
        cells={(item) => (
          <>
            <span>
              <b>{words.what(item)}</b>
              {words.insteadOf(item) !== '' && <span className={styles.instead}>{words.insteadOf(item)}</span>}
            </span>
            <span>{words.matter(item) || t('none')}</span>
            <span className={styles.quiet}>{words.from(item) || t('none')}</span>
            <Due item={item} />
          </>
        )}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
      />
    </Pane>
  )
}

function Due({ item }: { item: WorkItem }) {
  const { t, language } = useTexts()
  if (item.due !== null) return <WhenColumns date={item.due} workingDays={item.workingDays} />
  const since = sinceOf(item)
  return <span className={styles.since}>{since === null ? t('none') : t('work:since', { date: dateText(dayOf(since), language, today()) })}</span>
}
