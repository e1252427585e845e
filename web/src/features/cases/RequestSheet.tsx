import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { type T, useTexts } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import styles from './cases.module.css'
import { requestCase } from './commands'
import { caseQuery } from './queries'
import type { HandoverWords } from './types'

const MOST = 4000

function schema(t: T) {
  return z.object({
    reason: z.enum(codesOf('handoverReason'), { error: t('cases:proposal.reasonMissing') }),
    note: z.string().trim().min(1, t('cases:request.noteMissing')).max(MOST, t('cases:proposal.noteTooLong', { max: MOST })),
  }) satisfies z.ZodType<HandoverWords>
}

type Props = { caseId: string; responsible: string; isOpen: boolean; onClose: () => void }

/** A team asks for the case. Who has it answers by proposing it, or declines. */
export function RequestSheet({ isOpen, onClose, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('cases:request.title')} isOpen={isOpen} onClose={onClose}>
      <RequestForm {...rest} onClose={onClose} />
    </Sheet>
  )
}

function RequestForm({ caseId, responsible, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const draft = useDraft(`handover-request ${caseId}`, form)
  const command = useCommand(requestCase, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: caseQuery(caseId).queryKey })
    await queryClient.invalidateQueries({ queryKey: ['handovers'] })
    onClose()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ caseId, body }) }}>
      <p>{t('cases:request.text', { organisation: responsible })}</p>
      <FormSelect name="reason" label={t('cases:proposal.reason')} options={codesOf('handoverReason').map((id) => ({ id, label: t(`terms:handoverReason.${id}`) }))} />
      <FormTextArea name="note" label={t('cases:request.note')} hint={t('cases:request.noteHint')} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.acts}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('cases:request.act')}
        </Button>
      </div>
    </Form>
  )
}
