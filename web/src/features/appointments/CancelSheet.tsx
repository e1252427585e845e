import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { cancelAppointment } from './commands'
import type { Appointment } from './types'

const REASON = 500

type Props = { caseId: string; appointment: Appointment; onClose: () => void; onDone: () => Promise<unknown> }

/** It will not be held, and why. */
export function CancelSheet({ caseId, appointment, onClose, onDone }: Props) {
  const { t, language } = useTexts()
  const schema = z.object({ reason: z.string().trim().min(1, t('appointments:form.reasonMissing')).max(REASON, t('appointments:form.tooLong', { max: REASON })) })
  const form = useForm<z.output<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { reason: '' }, shouldFocusError: false })
  const command = useCommand(cancelAppointment, onDone)
  return (
    <Sheet title={t('appointments:cancelling.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ reason }) => { command.send({ caseId, appointment: appointment.id, reason }) }}>
        <p>
          <b>{t('appointments:cancelling.sentence', { title: appointment.title, when: momentText(appointment.starts_at, t, language) })}</b>
        </p>
        <FormTextArea name="reason" label={t('appointments:form.reason')} />
        <FormActs>
          <Button onPress={onClose}>{t('appointments:cancelling.keep')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('appointments:cancelling.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
