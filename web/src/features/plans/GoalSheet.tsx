import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { directoryQuery } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormText, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { saveGoal } from './commands'
import styles from './plans.module.css'
import { planQuery } from './queries'
import { goalSchema } from './schemas'
import type { Goal } from './types'

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
  const directory = useQuery(directoryQuery)
  const own = useActing()?.organisation.id
  const form = useForm<z.input<ReturnType<typeof goalSchema>>>({
    resolver: zodResolver(goalSchema(t)),
    defaultValues: goal ? { ...goal } : { title: '', measure: '', category: 'employment', organisation: own, target_date: null, state: 'open' },
    shouldFocusError: false,
  })
  const draft = useDraft(`goal ${goal?.id ?? `new ${caseId}`}`, form)
  const command = useCommand(saveGoal, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: planQuery(caseId).queryKey })
    onClose()
  })
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={({ title, category, organisation, measure, target_date, state }) => {
        command.send({ caseId, at: goal, body: { title, category, organisation, measure, target_date, state } })
      }}
    >
      <FormText name="title" label={t('plans:form.title')} />
      <FormTextArea name="measure" label={t('plans:form.measure')} />
      <FormSelect name="organisation" label={t('plans:form.organisation')} options={(directory.data?.items ?? []).map(({ id, name }) => ({ id, label: pick(name, language) }))} />
      <FormSelect name="category" label={t('plans:form.category')} hint={t('plans:form.categoryHint')} options={codesOf('category').map((id) => ({ id, label: standing(t(`terms:category.${id}`)) }))} />
      <FormDate name="target_date" label={t('plans:form.targetDate')} optional />
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
