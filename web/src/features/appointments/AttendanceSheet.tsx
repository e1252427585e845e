import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormSelect } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { recordAttendance } from './commands'
import type { Appointment } from './types'

const CHOICES = ['attended', 'absent_notified', 'absent'] as const

type Props = { caseId: string; appointment: Appointment; onClose: () => void; onDone: () => Promise<unknown> }

/** Whether the client was there. Recorded once: nothing is chosen beforehand. */
export function AttendanceSheet({ caseId, appointment, onClose, onDone }: Props) {
  const { t, language } = useTexts()
  const schema = z.object({ attendance: z.enum(CHOICES, { error: t('appointments:attendance.missing') }) })
  const form = useForm<z.output<typeof schema>>({ resolver: zodResolver(schema), shouldFocusError: false })
  const command = useCommand(recordAttendance, onDone)
  return (
    <Sheet title={t('appointments:attendance.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ attendance }) => { command.send({ caseId, appointment: appointment.id, attendance }) }}>
        <p>
          <b>{t('appointments:attendance.sentence', { title: appointment.title, when: momentText(appointment.starts_at, t, language) })}</b>
        </p>
        <FormSelect name="attendance" label={t('appointments:attendance.label')} hint={t('appointments:attendance.hint')} options={CHOICES.map((id) => ({ id, label: standing(t(`terms:appointmentState.${id}`)) }))} />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('appointments:attendance.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
