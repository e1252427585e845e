import type { Names } from '../../access/directory'
import { dateText, rangeText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import type { PackageContent, PackageGoal } from './packageContent'
import styles from './handovers.module.css'

type Action = PackageGoal['actions'][number]

/** The plan that comes with the case: each goal with its actions, who is accountable and when. */
export function PlanTable({ content, names }: { content: PackageContent; names: Names }) {
  const { t, language } = useTexts()
  const now = today()
  const count = content.goals.reduce((sum, goal) => sum + goal.actions.length, 0)
  const columns: Column<Action>[] = [
    { id: 'title', head: t('handovers:accept.action'), rowHead: true, cell: (action) => action.title },
    { id: 'who', head: t('handovers:accept.accountable'), cell: (action) => names.organisation(action.organisation) || t('none') },
    { id: 'when', head: t('handovers:accept.when'), cell: (action) => rangeText(action.starts_on, action.ends_on, language, now) },
    { id: 'state', head: t('handovers:accept.state'), cell: (action) => standing(termText('actionState', action.state, t)) },
  ]
  return (
    <Pane title={t('handovers:accept.plan')} aside={content.goals.length > 0 && t('handovers:accept.planCount', { goals: content.goals.length, actions: count })} flush>
      {content.goals.length === 0 ? (
        <Empty title={t('handovers:accept.noPlan')}>
          <p>{t('handovers:accept.noPlanText')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={t('handovers:accept.plan')}
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
            rows: goal.actions,
          }))}
        />
      )}
    </Pane>
  )
}
