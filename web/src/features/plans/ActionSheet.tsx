import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { useCaseChoices } from '../../access/caseChoices'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { saveAction } from './commands'
import styles from './plans.module.css'
import { planQuery } from './queries'
import { actionSchema } from './schemas'
import type { Plan, PlanAction } from './types'

/** `under`: the goal that a new action is for, when it is known. */
type Props = { plan: Plan; action: PlanAction | null; under?: string; isOpen: boolean; onClose: () => void }

export function ActionSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t(rest.action ? 'plans:form.changeAction' : 'plans:form.newAction')} isOpen={isOpen} onClose={rest.onClose}>
      <ActionForm {...rest} />
    </Sheet>
  )
}

function ActionForm({ plan, action, under, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const { organisations, categories } = useCaseChoices(plan.case)
  const own = useActing()?.organisation.id
  const only = under ?? (plan.goals.length === 1 ? plan.goals[0]?.id : undefined)
  const form = useForm<z.input<ReturnType<typeof actionSchema>>>({
    resolver: zodResolver(actionSchema(t)),
    defaultValues: action ? { ...action } : { goal: only, title: '', category: 'employment', organisation: own, state: 'planned' },
    shouldFocusError: false,
  })
  const draft = useDraft(`action ${action?.id ?? `new ${plan.case}`}`, form)
  const command = useCommand(saveAction, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: planQuery(plan.case).queryKey })
    onClose()
  })
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={({ goal, title, category, organisation, starts_on, ends_on, state }) => {
        const kept = action ? { service: action.service || null, team: action.team, person: action.person } : {}
        command.send({ caseId: plan.case, goal, at: action, body: { ...kept, title, category, organisation, starts_on, ends_on, state } })
      }}
    >
      {!action && <FormSelect name="goal" label={t('plans:form.goal')} options={plan.goals.map(({ id, title }) => ({ id, label: title }))} />}
      <FormText name="title" label={t('plans:form.title')} />
      <FormSelect name="organisation" label={t('plans:form.organisation')} options={organisations} />
      <FormSelect name="category" label={t('plans:form.category')} hint={t('plans:form.categoryHint')} options={categories} />
      <div className={styles.pair}>
        <FormDate name="starts_on" label={t('plans:form.startsOn')} />
        <FormDate name="ends_on" label={t('plans:form.endsOn')} />
      </div>
      <FormSelect name="state" label={t('plans:form.state')} options={codesOf('actionState').map((id) => ({ id, label: standing(t(`terms:actionState.${id}`)) }))} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('plans:form.save')}
        </Button>
      </div>
    </Form>
  )
}
