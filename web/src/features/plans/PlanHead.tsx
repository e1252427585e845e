import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { LinkButton } from '../../ui/Button/LinkButton'
import { SelectField } from '../../ui/Field/SelectField'
import { useWide } from '../../ui/ListDetail/useWide'
import { useWindowTitle } from '../../ui/Page/Page'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { ActionSheet } from './ActionSheet'
import { AskSheet } from './AskSheet'
import { GoalSheet } from './GoalSheet'
import { PlanMissing } from './PlanMissing'
import styles from './plans.module.css'
import { PlanType } from './PlanType'
import { PrintLink } from './PrintLink'
import type { StateFilter } from './rules'
import type { Plan } from './types'
import { waitedFor, waitsForReader } from './versionRules'

type Search = { view?: 'timeline' | 'list'; organisation?: string; state?: StateFilter }
type Props = { plan: Plan; names: Names; search: Search; onSearch: (change: Search) => void }

const EVERYBODY = 'all'

/** Which version holds, what is shown of it, and what may be done to it. */
export function PlanHead({ plan, names, search, onSearch }: Props) {
  const { t, language } = useTexts()
  const wide = useWide()
  const [sheet, setSheet] = useState<'goal' | 'action' | 'ask' | null>(null)
  const title = t('plans:title')
  useWindowTitle(plan.client ? `${title}: ${plan.client.name}` : title)
  const organisations = [...new Set(plan.goals.flatMap((goal) => goal.actions.map((action) => action.organisation)))]
  const waiting = plan.in_review
  const toAnswer = [waiting, plan.agreed].find((version) => version !== null && waitsForReader(version))
  const mayAsk = can(plan, 'plan_ask') && !waiting
  const whole = plan.missing.length === 0
  const mayWrite = can(plan, 'plan_write')
  const hasGoals = plan.goals.length > 0
  const close = () => { setSheet(null) }
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <PlanType plan={plan} />
        <p className={styles.quiet}>
          {plan.agreed ? t('plans:agreed', { number: plan.agreed.number, date: dateText(dayOf(plan.agreed.settled?.at ?? plan.agreed.asked.at), language, today()) }) : t('plans:notAgreed')}
          {waiting && `. ${t('plans:waiting', { number: waiting.number, organisations: waitedFor(waiting).map((id) => names.organisation(id)).join(', ') })}`}
        </p>
        {hasGoals && (
          <Link to="/cases/$caseId/plan/versions" params={{ caseId: plan.case }}>
            {t('plans:versions.link')}
          </Link>
        )}
        {plan.agreed && <PrintLink caseId={plan.case} version={plan.agreed.id} />}
      </header>
      <div className={styles.tools} data-print="off">
        {hasGoals && (
          <>
            {wide && (
              <SegmentedChoice
                label={t('plans:view.label')}
                choices={[
                  { id: 'timeline', label: t('plans:view.timeline') },
                  { id: 'list', label: t('plans:view.list') },
                ]}
                value={search.view ?? 'timeline'}
                onChange={(view) => { onSearch({ view }) }}
              />
            )}
            <SelectField
              label={t('plans:filter.organisations')}
              hideLabel
              width={24}
              optional
              value={search.organisation ?? EVERYBODY}
              options={[{ id: EVERYBODY, label: t('plans:filter.allOrganisations') }, ...organisations.map((id) => ({ id, label: names.organisation(id) }))]}
              onChange={(id) => { onSearch({ organisation: id === EVERYBODY ? undefined : id }) }}
            />
            <SelectField
              label={t('plans:filter.states')}
              hideLabel
              width={18}
              optional
              value={search.state ?? 'all'}
              options={(['all', 'open', 'late'] as const).map((id) => ({ id, label: t(`plans:filter.${id}`) }))}
              onChange={(id) => { onSearch({ state: id as StateFilter }) }}
            />
          </>
        )}
        {(mayWrite || toAnswer) && hasGoals && (
          <div className={styles.acts}>
            {mayWrite && (
              <>
                <Button icon="plus" onPress={() => { setSheet('goal') }}>
                  {t('plans:addGoal')}
                </Button>
                <Button icon="plus" onPress={() => { setSheet('action') }}>
                  {t('plans:addAction')}
                </Button>
              </>
            )}
            {mayAsk && whole && (
              <Button look="filled" onPress={() => { setSheet('ask') }}>
                {t('plans:ask.open')}
              </Button>
            )}
            {toAnswer && (
              <LinkButton look="filled" to="/cases/$caseId/plan/versions" params={{ caseId: plan.case }} search={{ version: toAnswer.number }}>
                {t('plans:answer', { number: toAnswer.number })}
              </LinkButton>
            )}
          </div>
        )}
      </div>
      {mayAsk && hasGoals && !whole && <PlanMissing plan={plan} />}
      <GoalSheet caseId={plan.case} goal={null} isOpen={sheet === 'goal'} onClose={close} />
      <ActionSheet plan={plan} action={null} isOpen={sheet === 'action'} onClose={close} />
      <AskSheet plan={plan} names={names} isOpen={sheet === 'ask'} onClose={close} />
    </>
  )
}
