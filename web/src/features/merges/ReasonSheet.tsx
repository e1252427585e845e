import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import type { Problem } from '../../api/problem'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'

const MOST = 1000

function schema(t: T) {
  return z.object({ reason: z.string().trim().min(1, t('merges:reasonMissing')).max(MOST, t('merges:reasonLong', { max: MOST })) })
}

type Props = { title: string; text: string; act: string; isOpen: boolean; isSending: boolean; problem: Problem | null; onSend: (reason: string) => void; onClose: () => void }

/** Why a merge is not confirmed, or is taken apart again. */
export function ReasonSheet({ title, isOpen, onClose, ...rest }: Props) {
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      <ReasonForm {...rest} onClose={onClose} />
    </Sheet>
  )
}

function ReasonForm({ text, act, isSending, problem, onSend, onClose }: Omit<Props, 'title' | 'isOpen'>) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { reason: '' }, shouldFocusError: false })
  return (
    <Form form={form} problem={problem} onSubmit={({ reason }) => { onSend(reason) }}>
      <p>{text}</p>
      <FormTextArea name="reason" label={t('merges:reason')} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={isSending}>
          {act}
        </Button>
      </FormActs>
    </Form>
  )
}
