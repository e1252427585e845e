import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { useCaseChoices } from '../../access/caseChoices'
import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { recordDate } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { codesOf, termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { Conflict } from '../../ui/Conflict/Conflict'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormText, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { saveGoal } from './commands'
import { planQuery } from './queries'
import { goalSchema } from './schemas'
import type { Goal } from './types'
import { useMerge } from './useMerge'

const FIELDS = ['title', 'measure', 'organisation', 'category', 'target_date', 'state'] as const
const LABEL = {
  title: 'plans:form.title',
  measure: 'plans:form.measure',
  organisation: 'plans:form.organisation',
  category: 'plans:form.category',
  target_date: 'plans:form.targetDate',
  state: 'plans:form.state',
} as const

type Props = { caseId: string; goal: Goal | null; isOpen: boolean; onClose: () => void }

export function GoalSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t(rest.goal ? 'plans:form.changeGoal' : 'plans:form.newGoal')} isOpen={isOpen} onClose={rest.onClose}>
      <GoalForm {...rest} />
    </Sheet>
  )
}

function GoalForm({ caseId, goal, onClose }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const { organisations, categories } = useCaseChoices(caseId)
  const own = useActing()?.organisation.id
  const form = useForm<z.input<ReturnType<typeof goalSchema>>>({
    resolver: zodResolver(goalSchema(t)),
    defaultValues: goal ? { ...goal } : { title: '', measure: '', category: 'employment', organisation: own, target_date: null, state: 'open' },
    shouldFocusError: false,
  })
  const draft = useDraft(`goal ${goal?.id ?? `new ${caseId}`}`, form)
  const merge = useMerge(form, goal, FIELDS, async () => {
    const plan = await queryClient.fetchQuery({ ...planQuery(caseId), staleTime: 0 })
    return plan.goals.find(({ id }) => id === goal?.id)
  })
  const command = useCommand(
    (input: Parameters<typeof saveGoal>[0], key) => merge.saving(() => saveGoal(input, key)),
    async () => {
      draft.drop()
      await queryClient.refetchQueries({ queryKey: planQuery(caseId).queryKey })
      onClose()
    },
  )
  const isStale = command.problem?.status === 412 && merge.conflict !== null
  const names = useNames()
  const textOf = (field: (typeof FIELDS)[number], value: string | null | undefined): string => {
    if (!value) return t('none')
    if (field === 'organisation') return names.organisation(value)
    if (field === 'category') return standing(termText('category', value, t))
    if (field === 'state') return standing(termText('goalState', value, t))
    return field === 'target_date' ? recordDate(value, language) : value
  }
  return (
    <Form
      form={form}
      problem={isStale ? null : command.problem}
      onSubmit={({ title, category, organisation, measure, target_date, state }) => {
        command.send({ caseId, at: merge.at, body: { title, category, organisation, measure, target_date, state } })
      }}
    >
      {merge.conflict && (
        <Conflict
          rows={merge.conflict.map(({ field, mine, theirs, changed }) => ({ id: field, label: t(LABEL[field]), mine: textOf(field, mine), theirs: textOf(field, theirs), changed }))}
          onTake={merge.take}
        />
      )}
      <FormText name="title" label={t('plans:form.title')} />
      <FormTextArea name="measure" label={t('plans:form.measure')} />
      <FormSelect name="organisation" label={t('plans:form.organisation')} options={organisations} />
      <FormSelect name="category" label={t('plans:form.category')} hint={t('plans:form.categoryHint')} options={categories} />
      <FormDate name="target_date" label={t('plans:form.targetDate')} optional />
      {goal && <FormSelect name="state" label={t('plans:form.state')} options={codesOf('goalState').map((id) => ({ id, label: standing(t(`terms:goalState.${id}`)) }))} />}
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('plans:form.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
