import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useCaseChoices } from '../../access/caseChoices'
import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { saveTask } from './commands'
import { bodyOf, formOf } from './rules'
import { CLIENT, NOBODY, type TaskForm, taskSchema } from './schemas'
import type { Task } from './types'

type Props = { caseId: string; task: Task | null; isOpen: boolean; onClose: () => void; onSaved: (title: string) => void }

export function TaskSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t(rest.task ? 'tasks:form.change' : 'tasks:form.new')} isOpen={isOpen} onClose={rest.onClose}>
      <TaskFields {...rest} />
    </Sheet>
  )
}

function TaskFields({ caseId, task, onClose, onSaved }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const choices = useCaseChoices(caseId)
  const own = useActing()?.organisation.id
  const names = useNames([task?.person])
  const form = useForm<TaskForm>({
    resolver: zodResolver(taskSchema(t)),
    defaultValues: task ? formOf(task) : { title: '', category: 'employment', organisation: own, person: NOBODY },
    shouldFocusError: false,
  })
  const draft = useDraft(`task ${task?.id ?? `new ${caseId}`}`, form)
  const command = useCommand(saveTask, async (_written, { body }) => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: ['tasks', caseId] })
    onSaved(body.title)
  })
  const doer = useWatch({ control: form.control, name: 'organisation' })
  const people = choices.people(doer)
  // Whoever does it now stays a choice, though the case does not name them.
  const kept = task?.person && task.organisation === doer && !people.some(({ id }) => id === task.person) ? [{ id: task.person, label: names.person(task.person) }] : []
  return (
    <Form form={form} problem={command.problem} onSubmit={(filled) => { command.send({ caseId, at: task, body: bodyOf(filled) }) }}>
      <FormText name="title" label={t('tasks:form.title')} hint={t('tasks:form.titleHint')} />
      <FormSelect name="organisation" label={t('tasks:form.doer')} options={[...choices.organisations, { id: CLIENT, label: t('tasks:client') }]} />
      {doer !== CLIENT && <FormSelect name="person" label={t('tasks:form.person')} options={[{ id: NOBODY, label: t('tasks:form.nobody') }, ...people, ...kept]} />}
      <FormSelect name="category" label={t('tasks:form.category')} hint={t('tasks:form.categoryHint')} options={choices.categories} />
      <FormDate name="due_on" label={t('tasks:form.due')} />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('tasks:form.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
