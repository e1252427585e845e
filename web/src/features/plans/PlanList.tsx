import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { rangeText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Tag } from '../../ui/Tag/Tag'
import styles from './plans.module.css'
import { readingOf, TONE } from './rules'
import type { Goal, PlanAction } from './types'
import { stateWords } from './words'

type Props = { goals: Goal[]; names: Names; chosen: string | null; onChoose: (id: string) => void; onChangeGoal: (id: string) => void }

/** The plan as a list with dates: for small screens, print, and those who prefer words. */
export function PlanList({ goals, names, onChoose, onChangeGoal }: Props) {
  const { t, language } = useTexts()
  const now = today()
  const columns: Column<PlanAction>[] = [
    {
      id: 'title',
      head: t('plans:head.item'),
      rowHead: true,
      cell: (action) => (
        <button type="button" className={styles.link} onClick={() => { onChoose(action.id) }}>
          {action.title}
        </button>
      ),
    },
    { id: 'who', head: t('plans:head.accountable'), cell: (action) => names.who({ organisation: action.organisation, person: action.person }) },
    { id: 'when', head: t('plans:head.when'), cell: (action) => rangeText(action.starts_on, action.ends_on, language, now) },
    {
      id: 'state',
      head: t('plans:head.state'),
      cell: (action) => (
        <span>
          {/* When it is planned stands in the column beside. */}
          <Tag tone={TONE[readingOf(action)]}>{readingOf(action) === 'planned' ? standing(termText('actionState', 'planned', t)) : stateWords(action, t, language, now)}</Tag>
        </span>
      ),
    },
  ]
  return (
    <Pane flush>
      <DataTable
        stacked
        caption={t('plans:title')}
        columns={columns}
        rowId={(action) => action.id}
        groups={goals.map((goal, index) => ({
          id: goal.id,
          head: (
            <span className={styles.goalHead}>
              <span>
                {t('plans:goal', { number: index + 1, title: goal.title })}
                <span className={styles.detail}>, {t('plans:goalDetail', { organisation: names.organisation(goal.organisation), measure: goal.measure })}</span>
              </span>
              {can(goal, 'plan_write') && (
                <Button look="quiet" size="inRow" aria-label={`${t('plans:change')} ${goal.title}`} onPress={() => { onChangeGoal(goal.id) }}>
                  {t('plans:change')}
                </Button>
              )}
            </span>
          ),
          rows: goal.actions,
        }))}
      />
    </Pane>
  )
}
