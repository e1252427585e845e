import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { Outcome } from '../../ui/Notice/Outcome'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { type Settling, settleTask } from './commands'
import { tasksQuery } from './queries'
import styles from './tasks.module.css'
import { TaskSheet } from './TaskSheet'
import { TaskTable } from './TaskTable'
import type { Task } from './types'

const route = getRouteApi('/shell/cases/$caseId/tasks')

/** What just happened to a task; done and dropped can be taken back at once. */
type Done = { what: Settling | 'saved'; id: string; title: string }

/** What is to be done in the case beside the plan, and by whom. */
export function TasksPage() {
  const { t, language } = useTexts()
  const { caseId } = route.useParams()
  const { state = 'open' } = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/tasks' })
  const queryClient = useQueryClient()
  const query = useInfiniteQuery(tasksQuery(caseId, state))
  // The task that is changed, 'new' while one is being added.
  const [open, setOpen] = useState<Task | 'new' | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const tasks = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(tasks.flatMap((task) => [task.person, task.settled_by]))
  const command = useCommand(
    ({ task, what }: { task: Pick<Task, 'id' | 'title'>; what: Settling }, key) => settleTask({ caseId, task: task.id, what }, key),
    async (_written, { task, what }) => {
      await queryClient.refetchQueries({ queryKey: ['tasks', caseId] })
      setDone({ what, id: task.id, title: task.title })
    },
  )
  const settle = (task: Pick<Task, 'id' | 'title'>, what: Settling) => {
    setDone(null)
    setBusy(task.id)
    command.send({ task, what })
  }
  const ask = (what: Task | 'new') => {
    setDone(null)
    setOpen(what)
  }
  return (
    <Page
      title={t('tasks:title')}
      beside={
        <SegmentedChoice
          label={t('tasks:which')}
          choices={[
            { id: 'open', label: t('tasks:open') },
            { id: 'closed', label: t('tasks:closed') },
          ]}
          value={state}
          onChange={(next) => void navigate({ search: { state: next === 'open' ? undefined : next }, replace: true })}
        />
      }
      aside={
        can(query.data?.pages[0], 'task_write') && (
          <Button look="filled" icon="plus" onPress={() => { ask('new') }}>
            {t('tasks:add')}
          </Button>
        )
      }
    >
      {done && (
        <Outcome key={`${done.what} ${done.id}`} title={t(`tasks:outcome.${done.what}`, { title: done.title })}>
          {(done.what === 'done' || done.what === 'drop') && (
            <div>
              <Button isPending={command.isSending} onPress={() => { settle(done, 'reopen') }}>
                {t('tasks:undo')}
              </Button>
            </div>
          )}
        </Outcome>
      )}
      {command.problem && (
        <Notice tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
          <div>
            <Button onPress={() => void query.refetch()}>{t('act.refresh')}</Button>
          </div>
        </Notice>
      )}
      <Pane flush>
        {query.isPending ? (
          <Loading text={t('tasks:loading')} />
        ) : query.isError ? (
          <Failure title={t('tasks:failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : tasks.length === 0 ? (
          <Empty title={t(`tasks:empty.${state}`)}>
            <p>{t(`tasks:empty.${state}Text`)}</p>
          </Empty>
        ) : (
          <TaskTable tasks={tasks} state={state} names={names} busy={command.isSending ? busy : null} onSettle={settle} onChange={ask} />
        )}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
      <TaskSheet
        caseId={caseId}
        task={open === 'new' ? null : open}
        isOpen={open !== null}
        onClose={() => { setOpen(null) }}
        onSaved={(title) => {
          setOpen(null)
          setDone({ what: 'saved', id: title, title })
        }}
      />
    </Page>
  )
}
