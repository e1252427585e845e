import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useCaseChoices } from '../../access/caseChoices'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { CheckboxSet } from '../../ui/Form/CheckboxSet'
import { FormCheckbox, FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { makeAppointment } from './commands'
import { bodyOf } from './rules'
import { type AppointmentForm, appointmentSchema, NOBODY } from './schemas'
import { TimeFields } from './TimeFields'

type Props = { caseId: string; isOpen: boolean; onClose: () => void; onMade: (title: string) => void }

export function AppointmentSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('appointments:form.new')} isOpen={isOpen} onClose={rest.onClose}>
      <AppointmentFields {...rest} />
    </Sheet>
  )
}

function AppointmentFields({ caseId, onClose, onMade }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const choices = useCaseChoices(caseId)
  const own = useActing()?.organisation.id
  const form = useForm<AppointmentForm>({
    resolver: zodResolver(appointmentSchema(t)),
    defaultValues: { kind: 'meeting', title: '', category: 'employment', organisation: own, person: NOBODY, starts: '', ends: '', remote: false, place: '', with_client: true, participants: [] },
    shouldFocusError: false,
  })
  const draft = useDraft(`appointment new ${caseId}`, form)
  const command = useCommand(makeAppointment, async (_written, { body }) => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: ['appointments', caseId] })
    void queryClient.invalidateQueries({ queryKey: ['case', caseId] })
    onMade(body.title)
  })
  const holder = useWatch({ control: form.control, name: 'organisation' })
  return (
    <Form form={form} problem={command.problem} onSubmit={(filled) => { command.send({ caseId, body: bodyOf(filled) }) }}>
      <FormSelect name="kind" label={t('appointments:form.kind')} options={codesOf('appointmentKind').map((id) => ({ id, label: standing(t(`terms:appointmentKind.${id}`)) }))} />
      <FormText name="title" label={t('appointments:form.title')} />
      <TimeFields />
      <FormSelect name="organisation" label={t('appointments:form.holder')} options={choices.organisations} />
      <FormSelect name="person" label={t('appointments:form.person')} options={[{ id: NOBODY, label: t('appointments:form.nobody') }, ...choices.people(holder)]} />
      <FormCheckbox name="with_client" label={t('appointments:withClient')} />
      <CheckboxSet name="participants" label={t('appointments:form.participants')} options={choices.organisations.filter(({ id }) => id !== holder)} />
      <FormSelect name="category" label={t('appointments:form.category')} hint={t('appointments:form.categoryHint')} options={choices.categories} />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('appointments:form.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
