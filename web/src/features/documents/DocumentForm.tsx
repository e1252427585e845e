import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from '../../zod'
import { useCaseChoices } from '../../access/caseChoices'
import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Notice } from '../../ui/Notice/Notice'
import { Progress } from '../../ui/Progress/Progress'
import { type Sending, sendDocument, wasRefused } from './commands'
import { FileField } from './FileField'
import { aboutFile } from './problem'
import { mediaTypeOf, titleOf } from './rules'
import { documentSchema } from './schemas'

type Values = z.output<ReturnType<typeof documentSchema>>
const EMPTY: Values = { file: null, title: '', category: 'employment', sharing: 'category' }
const KILO = 1000

/** A file and what it is; who will read it is told before, and how much of it has gone while it goes. */
export function DocumentForm({ caseId, onRecorded, onCancelled }: { caseId: string; onRecorded: () => void; onCancelled: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const choices = useCaseChoices(caseId)
  const names = useNames()
  const own = useActing()?.organisation.id
  const form = useForm<Values>({ resolver: zodResolver(documentSchema(t)), defaultValues: EMPTY, shouldFocusError: false })
  const [sent, setSent] = useState(0)
  const attempt = useRef(0)
  const abort = useRef<AbortController | null>(null)
  const command = useCommand(
    async (input: Sending, key) => {
      abort.current = new AbortController()
      const { signal } = abort.current
      try {
        await sendDocument(input, key, { signal, onSent: setSent })
        return true
      } catch (error) {
        if (signal.aborted || wasRefused(error)) attempt.current += 1
        if (signal.aborted) return false
        throw error
      }
    },
    async (recorded) => {
      if (!recorded) {
        onCancelled()
        return
      }
      form.reset({ ...form.getValues(), file: null, title: '' })
      await queryClient.refetchQueries({ queryKey: ['documents', caseId] })
      onRecorded()
    },
  )
  const [file, category, sharing] = useWatch({ control: form.control, name: ['file', 'category', 'sharing'] })
  const problem = useMemo(() => command.problem && aboutFile(command.problem), [command.problem])
  const send = ({ file: chosen, ...told }: Values) => {
    const mediaType = chosen && mediaTypeOf(chosen.name)
    if (!chosen || !mediaType) return
    command.send({ caseId, file: chosen, body: { ...told, media_type: mediaType }, name: chosen.name, size: chosen.size, modified: chosen.lastModified, attempt: attempt.current })
  }
  return (
    <Form form={form} problem={problem} onSubmit={send}>
      <FileField
        onChosen={(chosen) => {
          if (form.getValues('title').trim() === '') form.setValue('title', titleOf(chosen.name))
        }}
      />
      <FormText name="title" label={t('documents:form.title')} />
      <FormSelect name="category" label={t('documents:form.category')} options={choices.categories} />
      <FormSelect name="sharing" label={t('documents:form.sharing')} options={(['category', 'organisation'] as const).map((id) => ({ id, label: t(`notes:sharing.${id}`) }))} />
      {command.isSending && file ? (
        <Progress label={t('documents:form.sending')} done={Math.ceil(sent / KILO)} total={Math.ceil(file.size / KILO)} />
      ) : (
        <Notice>
          <p>
            <b>{t('documents:readers.title')}</b>
          </p>
          <p>{sharing === 'organisation' ? t('documents:readers.organisation', { organisation: names.organisation(own) }) : t('documents:readers.category', { category: termText('category', category, t) })}</p>
        </Notice>
      )}
      <FormActs>
        {command.isSending && <Button onPress={() => { abort.current?.abort() }}>{t('documents:form.cancel')}</Button>}
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('documents:form.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
