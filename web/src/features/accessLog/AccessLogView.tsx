import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNames } from '../../access/directory'
import { dateText, recordDate, today } from '../../format/date'
import { distanceText, momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { CheckboxField } from '../../ui/Field/CheckboxField'
import { SelectField } from '../../ui/Field/SelectField'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './accessLog.module.css'
import { LogEntry } from './LogEntry'
import { accessLogQuery, foundClientQuery } from './queries'
import { entryKey, withoutOwn } from './rules'
import { StoppedSources } from './StoppedSources'
import type { Kind } from './types'

const ALL = 'all'
const KINDS = [ALL, 'read', 'change', 'refusal'] as const

/** Who has looked or written, day by day, each person once a day. */
export function AccessLogView({ client, own }: { client: string; own: boolean }) {
  const { t, language } = useTexts()
  const [showOwn, setShowOwn] = useState(true)
  const [kind, setKind] = useState<Kind>()
  const log = useInfiniteQuery(accessLogQuery(client, kind))
  const found = useQuery(foundClientQuery(client)).data
  const all = log.data?.pages.flatMap((page) => page.items) ?? []
  const days = showOwn ? all : withoutOwn(all)
  const names = useNames(all.flatMap((day) => day.entries.map((entry) => entry.person)))
  const now = today()
  const first = log.data?.pages[0]
  return (
    <Page title={t(own ? 'accessLog:titleOwn' : 'accessLog:title')} back={!own && <BackLink to="/access-log">{t('accessLog:find.title')}</BackLink>}>
      <div className={styles.column}>
        {!own && (
          <p>
            <b>{found ? [found.name, found.born_on && t('accessLog:find.born', { date: recordDate(found.born_on, language) })].filter(Boolean).join(', ') : t('accessLog:clientId', { id: client })}</b>
          </p>
        )}
        <p>{t('accessLog:intro')}</p>
        {!own && (
          <SelectField
            label={t('accessLog:kind.label')}
            options={KINDS.map((id) => ({ id, label: t(`accessLog:kind.${id}`) }))}
            value={kind ?? ALL}
            onChange={(id) => { setKind(KINDS.find((one): one is Kind => one === id && one !== ALL)) }}
            width={24}
          />
        )}
        {first?.sources && <StoppedSources sources={first.sources} />}
        {own && <CheckboxField label={t('accessLog:showOwn')} value={showOwn} onChange={setShowOwn} />}
        {log.isPending ? (
          <Pane>
            <Loading text={t('accessLog:loading')} />
          </Pane>
        ) : log.isError ? (
          <Pane>
            <Failure title={t('accessLog:failed')} error={log.error} onRetry={() => void log.refetch()} />
          </Pane>
        ) : days.length === 0 ? (
          <Pane>
            <Empty title={t(kind ? 'accessLog:empty.ofKind' : 'accessLog:empty.title')}>
              <p>{first?.since ? t('accessLog:empty.since', { when: momentText(first.since, t, language) }) : t('accessLog:empty.text')}</p>
            </Empty>
          </Pane>
        ) : (
          days.map((day) => (
            <section key={day.date} aria-labelledby={`day-${day.date}`} className={styles.day}>
              <h2 id={`day-${day.date}`}>
                {day.date === now ? `${standing(distanceText(t, day.date, now))}, ${dateText(day.date, language, now)}` : standing(dateText(day.date, language, now))}
              </h2>
              <Pane flush>
                {day.entries.map((entry) => (
                  <LogEntry key={entryKey(entry)} client={client} entry={entry} names={names} />
                ))}
              </Pane>
            </section>
          ))
        )}
        {log.hasNextPage && (
          <div>
            <Button onPress={() => void log.fetchNextPage()} isPending={log.isFetchingNextPage}>
              {t('accessLog:older')}
            </Button>
          </div>
        )}
        {first?.gathered_at && <p className={styles.quiet}>{t('accessLog:gathered', { when: momentText(first.gathered_at, t, language) })}</p>}
      </div>
    </Page>
  )
}
