import { useQuery, useQueryClient } from '@tanstack/react-query'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { endOtherSessions, endSession } from './commands'
import { ownSessionsQuery } from './queries'
import { SessionTable } from './SessionTable'

/** Where one is signed in; one that is not one's own any more is ended here. */
export function OwnSessionsPane() {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const sessions = useQuery(ownSessionsQuery)
  const refetch = () => queryClient.refetchQueries(ownSessionsQuery)
  const end = useCommand(endSession, refetch)
  const endOthers = useCommand(endOtherSessions, refetch)
  const problem = end.problem ?? endOthers.problem
  const items = sessions.data?.items ?? []
  return (
    <Pane
      title={t('sessions:own.title', { count: items.length })}
      flush
      aside={
        items.length > 1 && (
          <Button isPending={endOthers.isSending} onPress={() => { endOthers.send(undefined) }}>
            {t('sessions:own.endOthers')}
          </Button>
        )
      }
    >
      {problem && (
        <Notice tone="alert" live>
          <p>{problemText(problem, t, language)}</p>
        </Notice>
      )}
      {endOthers.result && items.length === 1 && (
        <Notice live>
          <p>{t('sessions:own.othersEnded')}</p>
        </Notice>
      )}
      {sessions.isPending ? (
        <Loading text={t('sessions:own.loading')} />
      ) : sessions.isError ? (
        <Failure title={t('sessions:own.failed')} error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <SessionTable
          caption={t('sessions:own.caption')}
          sessions={items}
          beside={(row) =>
            row.current ? (
              t('sessions:own.current')
            ) : (
              <Button size="inRow" aria-label={t('sessions:own.endFor', { device: row.device || t('sessions:unknownDevice') })} onPress={() => { end.send(row.id) }}>
                {t('sessions:own.end')}
              </Button>
            )
          }
        />
      )}
    </Pane>
  )
}
