import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { countText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Notice as Sentence } from '../../ui/Notice/Notice'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { resendAllMail, resendMail } from './commands'
import { undeliveredQuery } from './queries'
import type { Undelivered } from './types'

/** For administrators: e-mail that the mail server would not take, and why. */
export function UndeliveredPage() {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const undelivered = useInfiniteQuery(undeliveredQuery)
  const rows = undelivered.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(rows.map((row) => row.person))
  const refresh = () => queryClient.invalidateQueries({ queryKey: undeliveredQuery.queryKey })
  const command = useCommand(resendMail, refresh)
  const all = useCommand(resendAllMail, refresh)
  const problem = command.problem ?? all.problem
  const columns: Column<Undelivered>[] = [
    { id: 'person', head: t('notices:undelivered.head.person'), rowHead: true, cell: (row) => names.person(row.person) },
    { id: 'address', head: t('notices:undelivered.head.address'), cell: (row) => row.address },
    { id: 'made', head: t('notices:undelivered.head.made'), wideOnly: true, cell: (row) => <Moment instant={row.made_at} /> },
    { id: 'notices', head: t('notices:undelivered.head.notices'), right: true, wideOnly: true, cell: (row) => countText(row.notices) },
    { id: 'reason', head: t('notices:undelivered.head.reason'), cell: (row) => t(`notices:undelivered.reason.${row.reason}`, { reply: row.reply ?? '' }) },
    {
      id: 'act',
      head: t('notices:undelivered.head.act'),
      narrow: true,
      cell: (row) =>
        can(row, 'mail_resend') && (
          <Button size="inRow" isPending={command.isSending} aria-label={t('notices:undelivered.resendTo', { name: names.person(row.person) })} onPress={() => { command.send(row) }}>
            {t('notices:undelivered.resend')}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t('notices:undelivered.title')}
      back={<BackLink to="/people">{t('people:title')}</BackLink>}
      aside={
        rows.some((row) => can(row, 'mail_resend')) && (
          <Button look="filled" isPending={all.isSending} onPress={() => { all.send(undefined) }}>
            {t('notices:undelivered.resendAll')}
          </Button>
        )
      }
    >
      {problem && (
        <Sentence tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
        </Sentence>
      )}
      <Pane flush>
        {undelivered.isPending ? (
          <Loading text={t('notices:undelivered.loading')} />
        ) : undelivered.isError ? (
          <Failure title={t('notices:undelivered.failed')} error={undelivered.error} onRetry={() => void undelivered.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('notices:undelivered.none')}>
            <p>{t('notices:undelivered.noneText')}</p>
          </Empty>
        ) : (
          <DataTable caption={t('notices:undelivered.title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} />
        )}
      </Pane>
      {undelivered.hasNextPage && (
        <div>
          <Button onPress={() => void undelivered.fetchNextPage()} isPending={undelivered.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
