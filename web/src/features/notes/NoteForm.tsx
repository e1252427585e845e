import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from '../../zod'
import { useCaseChoices } from '../../access/caseChoices'
import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Notice } from '../../ui/Notice/Notice'
import { writeNote } from './commands'
import { noteSchema } from './schemas'

/** Writing beside what was written: who will read it is told before. Ctrl+Enter sends. */
export function NoteForm({ caseId, onWritten }: { caseId: string; onWritten: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const choices = useCaseChoices(caseId)
  const names = useNames()
  const own = useActing()?.organisation.id
  const form = useForm<z.output<ReturnType<typeof noteSchema>>>({ resolver: zodResolver(noteSchema(t)), defaultValues: { text: '', category: 'employment', sharing: 'category' }, shouldFocusError: false })
  const draft = useDraft(`note new ${caseId}`, form)
  const command = useCommand(writeNote, async () => {
    draft.drop()
    form.reset({ ...form.getValues(), text: '' })
    await queryClient.refetchQueries({ queryKey: ['notes', caseId] })
    onWritten()
  })
  const send = form.handleSubmit((body) => { command.send({ caseId, body }) })
  const [category, sharing] = useWatch({ control: form.control, name: ['category', 'sharing'] })
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a short cut of the form, whose button does the same
    <div
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ caseId, body }) }}>
        <FormTextArea name="text" label={t('notes:form.text')} />
        <FormSelect name="category" label={t('notes:form.category')} options={choices.categories} />
        <FormSelect name="sharing" label={t('notes:form.sharing')} options={(['category', 'organisation'] as const).map((id) => ({ id, label: t(`notes:sharing.${id}`) }))} />
        <Notice>
          <p>
            <b>{t('notes:readers.title')}</b>
          </p>
          <p>{sharing === 'organisation' ? t('notes:readers.organisation', { organisation: names.organisation(own) }) : t('notes:readers.category', { category: termText('category', category, t) })}</p>
        </Notice>
        <DraftNote keptAt={draft.keptAt} />
        <FormActs>
          <Button type="submit" look="filled" hint="Ctrl Enter" isPending={command.isSending}>
            {t('notes:form.save')}
          </Button>
        </FormActs>
      </Form>
    </div>
  )
}
