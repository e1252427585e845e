import type { ReactNode } from 'react'
import type { Names } from '../../access/directory'
import type { PackageGoal } from '../../api/packageContent'
import { dateText, rangeText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { type Column, DataTable } from '../DataTable/DataTable'
import { Pane } from '../Pane/Pane'
import styles from './PackagePlan.module.css'

type Action = Omit<PackageGoal['actions'][number], 'goal'>
type Goal = Omit<PackageGoal, 'actions'> & { actions: readonly Action[] }
type Props = { title: string; content: { goals: readonly Goal[] }; names: Names; empty: ReactNode }

/** The plan as it was frozen with a package or a version: each goal with its actions, who is accountable and when. */
export function PackagePlan({ title, content, names, empty }: Props) {
  const { t, language } = useTexts()
  const now = today()
  const count = content.goals.reduce((sum, goal) => sum + goal.actions.length, 0)
  const columns: Column<Action>[] = [
    { id: 'title', head: t('plans:head.item'), rowHead: true, cell: (action) => action.title },
    { id: 'who', head: t('plans:head.accountable'), cell: (action) => names.organisation(action.organisation) || t('none') },
    { id: 'when', head: t('plans:head.when'), cell: (action) => rangeText(action.starts_on, action.ends_on, language, now) },
    { id: 'state', head: t('plans:head.state'), cell: (action) => standing(termText('actionState', action.state, t)) },
  ]
  return (
    <Pane title={title} aside={content.goals.length > 0 && t('plans:count', { goals: content.goals.length, actions: count })} flush>
      {content.goals.length === 0 ? (
        empty
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rowId={(action) => action.id}
          stacked
          groups={content.goals.map((goal) => ({
            id: goal.id,
            head: (
              <>
                {goal.title}
                <span className={styles.measure}>
                  {goal.measure && `, ${goal.measure}`}
                  {goal.target_date && `, ${dateText(goal.target_date, language, now)}`}
                </span>
              </>
            ),
            rows: [...goal.actions],
          }))}
        />
      )}
    </Pane>
  )
}
