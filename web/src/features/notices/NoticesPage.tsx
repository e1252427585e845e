import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice as Sentence } from '../../ui/Notice/Notice'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { readNotice, readNotices } from './commands'
import { MailSheet } from './MailSheet'
import { NoticeRow } from './NoticeRow'
import { noticesQuery } from './queries'
import styles from './notices.module.css'

/** What the reader has to know of, newest first; opening one marks it as read. */
export function NoticesPage() {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const notices = useInfiniteQuery(noticesQuery)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['notices'] })
  const readOne = useCommand(readNotice, refresh)
  const readAll = useCommand(readNotices, refresh)
  const rows = notices.data?.pages.flatMap((page) => page.items) ?? []
  const newest = rows[0]
  const [isChoosing, setChoosing] = useState(false)
  return (
    <Page
      title={t('notices:title')}
      aside={
        <>
          <Button onPress={() => { setChoosing(true) }}>{t('notices:mail.open')}</Button>
          {newest && rows.some((row) => row.read_at === null) && (
            <Button isPending={readAll.isSending} onPress={() => { readAll.send(newest.id) }}>
              {t('notices:readAll')}
            </Button>
          )}
        </>
      }
    >
      {isChoosing && <MailSheet onClose={() => { setChoosing(false) }} />}
      {readAll.problem && (
        <Sentence tone="alert" live>
          <p>{problemText(readAll.problem, t, language)}</p>
        </Sentence>
      )}
      <Pane flush>
        {notices.isPending ? (
          <Loading text={t('notices:loading')} />
        ) : notices.isError ? (
          <Failure title={t('notices:failed')} error={notices.error} onRetry={() => void notices.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('notices:none')}>
            <p>{t('notices:noneText')}</p>
          </Empty>
        ) : (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <NoticeRow key={row.id} notice={row} onOpen={() => { if (row.read_at === null) readOne.send(row.id) }} />
            ))}
          </ul>
        )}
      </Pane>
      {notices.hasNextPage && (
        <div>
          <Button onPress={() => void notices.fetchNextPage()} isPending={notices.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
