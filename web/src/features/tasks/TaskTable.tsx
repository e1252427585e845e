import type { Names } from '../../access/directory'
import { can } from '../../access/can'
import { dateText, dayOf, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import { When } from '../../ui/When/When'
import type { Settling } from './commands'
import styles from './tasks.module.css'
import type { Task, TaskList } from './types'

type Props = { tasks: Task[]; state: TaskList; names: Names; busy: string | null; onSettle: (task: Task, what: Settling) => void; onChange: (task: Task) => void }

/** What, who and by when; done with one press, open again with another. */
export function TaskTable({ tasks, state, names, busy, onSettle, onChange }: Props) {
  const { t, language } = useTexts()
  const doer = (task: Task) => (task.organisation ? names.who(task) : t('tasks:client'))
  const what: Column<Task> = {
    id: 'what',
    head: t('tasks:head.what'),
    rowHead: true,
    cell: (task) => (
      <>
        {task.title}
        <span className={styles.category}>{standing(termText('category', task.category, t))}</span>
      </>
    ),
  }
  const who: Column<Task> = { id: 'who', head: t('tasks:head.who'), cell: doer }
  const acts: Column<Task> = {
    id: 'acts',
    head: t('tasks:head.acts'),
    narrow: true,
    cell: (task) => (
      <span className={styles.acts}>
        {can(task, 'task_settle') && (
          <Button size="inRow" isPending={busy === task.id} aria-label={`${t(state === 'open' ? 'tasks:done' : 'tasks:reopen')} ${task.title}`} onPress={() => { onSettle(task, state === 'open' ? 'done' : 'reopen') }}>
            {t(state === 'open' ? 'tasks:done' : 'tasks:reopen')}
          </Button>
        )}
        {can(task, 'task_write') && (
          <>
            <Button look="quiet" size="inRow" aria-label={`${t('tasks:change')} ${task.title}`} onPress={() => { onChange(task) }}>
              {t('tasks:change')}
            </Button>
            <Button look="quiet" size="inRow" aria-label={`${t('tasks:drop')} ${task.title}`} onPress={() => { onSettle(task, 'drop') }}>
              {t('tasks:drop')}
            </Button>
          </>
        )}
      </span>
    ),
  }
  const due: Column<Task> = { id: 'due', head: t('tasks:head.due'), cell: (task) => <When date={task.due_on} workingDays={task.working_days_left} deadline /> }
  const settled: Column<Task> = {
    id: 'settled',
    head: t('tasks:head.settled'),
    cell: (task) => (
      <span className={styles.settled}>
        <Tag tone={task.state === 'done' ? 'done' : 'refused'}>{standing(termText('taskState', task.state, t))}</Tag>
        <span>{[task.settled_at && dateText(dayOf(task.settled_at), language, today()), names.person(task.settled_by)].filter(Boolean).join(', ')}</span>
      </span>
    ),
  }
  return (
    <DataTable
      stacked
      caption={t('tasks:title')}
      columns={state === 'open' ? [what, who, due, acts] : [what, who, settled, acts]}
      groups={[{ id: 'all', rows: tasks }]}
      rowId={(task) => task.id}
    />
  )
}
