import { useState } from 'react'
import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { rangeText, today } from '../../format/date'
import { momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Tag } from '../../ui/Tag/Tag'
import { ActionSheet } from './ActionSheet'
import { readingOf, TONE } from './rules'
import type { Plan, PlanAction } from './types'
import { stateWords } from './words'

/** One action: who, when, on which ground it is seen, and its change. All of it came with the plan. */
export function ActionPane({ plan, action, names }: { plan: Plan; action: PlanAction; names: Names }) {
  const { t, language } = useTexts()
  const [changing, setChanging] = useState(false)
  const now = today()
  const goal = plan.goals.find(({ id }) => id === action.goal)
  return (
    <>
      <div>
        <Tag tone={TONE[readingOf(action)]}>{stateWords(action, t, language, now)}</Tag>
      </div>
      <Facts
        facts={[
          { term: t('plans:pane.accountable'), value: names.who({ organisation: action.organisation, team: action.team }) },
          names.person(action.person) !== '' && { term: t('plans:pane.person'), value: names.person(action.person) },
          goal && { term: t('plans:pane.goal'), value: goal.title },
          { term: t('plans:pane.when'), value: rangeText(action.starts_on, action.ends_on, language, now) },
          action.service !== '' && { term: t('plans:pane.service'), value: action.service },
          { term: t('plans:pane.ground'), value: `${standing(t(`terms:category.${action.category}`))}: ${t(`terms:ground.${action.ground}`)}` },
          { term: t('plans:pane.recorded'), value: [momentText(action.recorded_at, t, language), names.person(action.recorded_by)].filter(Boolean).join(', ') },
        ]}
      />
      {can(action, 'plan_write') && (
        <div>
          <Button onPress={() => { setChanging(true) }}>{t('plans:change')}</Button>
        </div>
      )}
      <ActionSheet plan={plan} action={action} isOpen={changing} onClose={() => { setChanging(false) }} />
    </>
  )
}
