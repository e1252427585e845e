import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../../i18n'
import { Notice } from '../../ui/Notice/Notice'
import { ActionSheet } from './ActionSheet'
import { GoalSheet } from './GoalSheet'
import styles from './plans.module.css'
import type { MissingContent, Plan } from './types'

type Filling = { sheet: 'goal' | 'action'; goal: string | null }

/** What the plan must hold before agreement can be asked for, each leading to where it is filled in. */
export function PlanMissing({ plan }: { plan: Plan }) {
  const { t } = useTexts()
  const [filling, setFilling] = useState<Filling | null>(null)
  const close = () => { setFilling(null) }
  const goal = plan.goals.find(({ id }) => id === filling?.goal) ?? null
  return (
    <>
      <Notice tone="next">
        <p>
          <b>{t('plans:missing.title')}</b>
        </p>
        <ul>
          {plan.missing.map((one) => (
            <li key={one.field}>
              <Where plan={plan} missing={one} onFill={setFilling} />
            </li>
          ))}
        </ul>
      </Notice>
      <GoalSheet key={`goal ${filling?.goal}`} caseId={plan.case} goal={goal} isOpen={filling?.sheet === 'goal'} onClose={close} />
      <ActionSheet key={`action ${filling?.goal}`} plan={plan} action={null} under={filling?.goal ?? undefined} isOpen={filling?.sheet === 'action'} onClose={close} />
    </>
  )
}

function Where({ plan, missing, onFill }: { plan: Plan; missing: MissingContent; onFill: (filling: Filling) => void }) {
  const { t } = useTexts()
  const { content, goal } = missing
  const text = t(`plans:missing.${content}`, { goal: plan.goals.find(({ id }) => id === goal)?.title })
  switch (content) {
    case 'client_task':
      return (
        <Link to="/cases/$caseId/tasks" params={{ caseId: plan.case }}>
          {text}
        </Link>
      )
    case 'named_worker':
      return (
        <Link to="/cases/$caseId" params={{ caseId: plan.case }}>
          {text}
        </Link>
      )
    default:
      return (
        <button type="button" className={styles.link} onClick={() => { onFill({ sheet: content === 'service' ? 'action' : 'goal', goal }) }}>
          {text}
        </button>
      )
  }
}
