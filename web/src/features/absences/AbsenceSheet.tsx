import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useSession } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormDate, FormSelect } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import type { z } from '../../zod'
import { recordAbsence } from './commands'
import { absencePeopleQuery } from './queries'
import { recordable, substitutesFor } from './rules'
import { absenceSchema, NO_SUBSTITUTE } from './schemas'
import type { AbsencePerson } from './types'

type Props = { person: string | undefined; onClose: () => void }

/** Somebody is away, and who does the work meanwhile. Why is not asked. */
export function AbsenceSheet({ person, onClose }: Props) {
  const { t } = useTexts()
  const people = useQuery(absencePeopleQuery(person))
  return (
    <Sheet title={t('absences:new.title')} isOpen onClose={onClose}>
      {people.isPending ? (
        <Loading text={t('absences:loading')} />
      ) : people.isError ? (
        <Failure title={t('absences:failed')} error={people.error} onRetry={() => void people.refetch()} />
      ) : (
        <AbsenceForm person={person} people={people.data} onClose={onClose} />
      )}
    </Sheet>
  )
}

function AbsenceForm({ person, people, onClose }: Props & { people: AbsencePerson[] }) {
  const { t } = useTexts()
  const session = useSession()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof absenceSchema>>>({
    resolver: zodResolver(absenceSchema(t)),
    defaultValues: { person: person ?? session.person.id, substitute: NO_SUBSTITUTE },
    shouldFocusError: false,
  })
  const command = useCommand(recordAbsence, async () => {
    await queryClient.invalidateQueries({ queryKey: ['absences'] })
    await queryClient.invalidateQueries({ queryKey: ['team'] })
    onClose()
  })
  const absent = useWatch({ control: form.control, name: 'person' })
  const substitutes = substitutesFor(absent, people)
  const options = (some: AbsencePerson[]) => some.map(({ id, name }) => ({ id, label: name }))
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={(filled) => {
        const isThere = substitutes.some(({ id }) => id === filled.substitute)
        command.send({ ...filled, substitute: isThere ? filled.substitute : null })
      }}
    >
      <p>{t('absences:new.text')}</p>
      {person === undefined && <FormSelect name="person" label={t('absences:head.person')} options={options(recordable(people))} />}
      <FormDate name="first_day" label={t('absences:head.first')} min={today()} />
      <FormDate name="last_day" label={t('absences:head.last')} min={today()} />
      <FormSelect name="substitute" label={t('absences:head.substitute')} hint={t('absences:form.substituteHint')} options={[{ id: NO_SUBSTITUTE, label: t('absences:noSubstitute') }, ...options(substitutes)]} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('absences:new.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
