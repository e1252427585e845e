import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { codesOf, termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { FormSelect } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { withdrawDocument } from './commands'
import { withdrawalSchema } from './schemas'
import type { Document } from './types'

type Props = { caseId: string; document: Document; onClose: () => void; onWithdrawn: () => void }

/** Why it goes, and what stays of it. */
export function WithdrawSheet({ caseId, document, onClose, onWithdrawn }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.output<ReturnType<typeof withdrawalSchema>>>({ resolver: zodResolver(withdrawalSchema(t)), shouldFocusError: false })
  const command = useCommand(withdrawDocument, async () => {
    await queryClient.refetchQueries({ queryKey: ['documents', caseId] })
    onWithdrawn()
  })
  const reason = useWatch({ control: form.control, name: 'reason' })
  return (
    <Sheet title={t('documents:withdrawal.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ reason: why }) => { command.send({ caseId, document: document.id, reason: why }) }}>
        <p>
          <b>{document.title}</b>
        </p>
        <p>{t('documents:withdrawal.text')}</p>
        <FormSelect name="reason" label={t('documents:withdrawal.reason')} options={codesOf('withdrawalReason').map((id) => ({ id, label: standing(termText('withdrawalReason', id, t)) }))} />
        {reason === 'wrong_client' && <p>{t('documents:withdrawal.wrongClient')}</p>}
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('documents:withdrawal.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
