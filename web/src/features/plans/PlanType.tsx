import { useQueryClient } from '@tanstack/react-query'
import { can } from '../../access/can'
import { useTerms } from '../../access/terms'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { SelectField } from '../../ui/Field/SelectField'
import { choosePlanType } from './commands'
import styles from './plans.module.css'
import { planQuery } from './queries'
import type { Plan } from './types'

/** What kind of plan it is by the act; whoever answers for the case chooses it. */
export function PlanType({ plan }: { plan: Plan }) {
  const { t, language } = useTexts()
  const terms = useTerms()
  const queryClient = useQueryClient()
  const command = useCommand(choosePlanType, () => queryClient.refetchQueries({ queryKey: planQuery(plan.case).queryKey }))
  if (!can(plan, 'plan_ask')) return <p className={styles.quiet}>{standing(terms.of('plan_type', plan.type))}</p>
  return (
    <SelectField
      hideLabel
      label={t('plans:type')}
      width={36}
      options={terms.choices('plan_type', plan.type).map(({ id, label }) => ({ id, label: standing(label) }))}
      value={plan.type}
      error={command.problem ? problemText(command.problem, t, language) : undefined}
      onChange={(type) => {
        if (type !== plan.type) command.send({ caseId: plan.case, type })
      }}
    />
  )
}
