import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import type { z } from '../../zod'
import { caseQuery } from './queries'
import { writeDetails } from './detailsCommands'
import { formOf, languagesWith, NO_INTERPRETER } from './detailsRules'
import { detailsSchema } from './detailsSchemas'
import type { ClientDetails } from './detailsTypes'

type Props = { caseId: string; details: ClientDetails; onClose: () => void; onWritten: (what: string) => void }

/** A change by somebody else meanwhile is told when this one is saved: it was begun on what was known before. */
export function DetailsForm({ caseId, details: now, onClose, onWritten }: Props) {
  const { t } = useTexts()
  const [details] = useState(now)
  const queryClient = useQueryClient()
  const withPlace = details.municipality !== undefined
  const form = useForm<z.input<ReturnType<typeof detailsSchema>>>({ resolver: zodResolver(detailsSchema(t, withPlace)), defaultValues: formOf(details), shouldFocusError: false })
  const draft = useDraft(`client-details ${caseId} ${details.version}`, form)
  const command = useCommand(writeDetails, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: caseQuery(caseId).queryKey })
    onWritten(t('clientDetails:outcome.written'))
  })
  const languages = (present: string) => languagesWith(present).map((id) => ({ id, label: standing(termText('language', id, t)) }))
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={({ municipality, interpreter, ...rest }) => {
        command.send({ caseId, version: details.version, body: { ...rest, interpreter: interpreter === NO_INTERPRETER ? '' : interpreter, ...(withPlace ? { municipality } : {}) } })
      }}
    >
      <FormText name="given_names" label={t('clientDetails:field.given_names')} autoComplete="off" />
      <FormText name="family_name" label={t('clientDetails:field.family_name')} autoComplete="off" />
      <FormSelect name="mother_tongue" label={t('clientDetails:field.mother_tongue')} options={languages(details.mother_tongue)} />
      <FormSelect name="service_language" label={t('clientDetails:field.service_language')} options={languages(details.service_language)} />
      <FormSelect name="interpreter" label={t('clientDetails:field.interpreter')} options={[{ id: NO_INTERPRETER, label: t('clientDetails:form.noInterpreter') }, ...languages(details.interpreter)]} />
      {withPlace && <FormText name="municipality" label={t('clientDetails:field.municipality')} hint={t('clientDetails:form.municipalityHint')} width={8} inputMode="numeric" autoComplete="off" />}
      <FormText name="phone" label={t('clientDetails:field.phone')} optional inputMode="tel" autoComplete="off" />
      <FormText name="email" label={t('clientDetails:field.email')} optional inputMode="email" autoComplete="off" />
      <FormText name="number" label={t('clientDetails:field.number')} hint={t('clientDetails:form.numberHint')} optional autoComplete="off" />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('clientDetails:form.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
