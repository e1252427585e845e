import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { clockText, dayOf } from '../../format/date'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { rescheduleAppointment } from './commands'
import { newTimeOf } from './rules'
import { type TimeForm, timeSchema } from './schemas'
import { TimeFields } from './TimeFields'
import type { Appointment } from './types'

type Props = { caseId: string; appointment: Appointment; onClose: () => void; onDone: () => Promise<unknown> }

/** Another time: the one before stays on record with its reason. */
export function RescheduleSheet({ caseId, appointment, onClose, onDone }: Props) {
  const { t, language } = useTexts()
  const form = useForm<TimeForm>({
    resolver: zodResolver(timeSchema(t)),
    defaultValues: {
      date: dayOf(appointment.starts_at),
      starts: clockText(appointment.starts_at, language),
      ends: clockText(appointment.ends_at, language),
      remote: appointment.remote,
      place: appointment.place,
      reason: '',
    },
    shouldFocusError: false,
  })
  const command = useCommand(rescheduleAppointment, onDone)
  return (
    <Sheet title={t('appointments:rescheduling.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={(filled) => { command.send({ caseId, appointment: appointment.id, body: newTimeOf(filled) }) }}>
        <p>
          <b>{t('appointments:rescheduling.sentence', { title: appointment.title, when: momentText(appointment.starts_at, t, language) })}</b>
        </p>
        <TimeFields />
        <FormTextArea name="reason" label={t('appointments:form.reason')} />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('appointments:rescheduling.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
