import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { correctNote } from './commands'
import { correctionSchema } from './schemas'
import type { Note } from './types'

type Props = { caseId: string; note: Note; onClose: () => void; onCorrected: () => void }

/** Another text in place of the one that was written, which stays in sight. */
export function CorrectionSheet({ caseId, note, onClose, onCorrected }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.output<ReturnType<typeof correctionSchema>>>({ resolver: zodResolver(correctionSchema(t)), defaultValues: { text: note.text }, shouldFocusError: false })
  const draft = useDraft(`note ${note.id} ${note.version}`, form)
  const command = useCommand(correctNote, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: ['notes', caseId] })
    onCorrected()
  })
  return (
    <Sheet title={t('notes:correction.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ text }) => { command.send({ caseId, note: note.id, version: note.version, text }) }}>
        <p>{t('notes:correction.text')}</p>
        <FormTextArea name="text" label={t('notes:form.text')} />
        <DraftNote keptAt={draft.keptAt} />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('notes:correction.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
