import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { directoryQuery } from '../../access/directory'
import { useTerms } from '../../access/terms'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { registerOrganisation } from './commands'
import { organisationSchema } from './schemas'

export function NewOrganisationSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Sheet title={t('organisations:new.title')} isOpen={isOpen} onClose={onClose}>
      <NewOrganisationForm onClose={onClose} />
    </Sheet>
  )
}

function NewOrganisationForm({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const terms = useTerms()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof organisationSchema>>>({
    resolver: zodResolver(organisationSchema(t)),
    defaultValues: { name: { fi: '', sv: '', en: '' }, business_id: '' },
    shouldFocusError: false,
  })
  const draft = useDraft('organisation new', form)
  const command = useCommand(registerOrganisation, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: directoryQuery.queryKey })
    onClose()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ kind, ...body }) => {
        const actsAs = terms.actsAs(kind)
        if (actsAs) command.send({ ...body, kind: actsAs, called: actsAs === kind ? null : kind })
      }}>
      <FormSelect name="kind" label={t('organisations:head.kind')} options={terms.choices('organisation_kind').map(({ id, label }) => ({ id, label: standing(label) }))} />
      {LANGUAGES.map((id) => (
        <FormText key={id} name={`name.${id}`} label={t(`organisations:form.nameIn.${id}`)} />
      ))}
      <FormText name="business_id" label={t('organisations:head.businessId')} hint={t('organisations:form.businessIdHint')} width={12} autoComplete="off" />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('organisations:new.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
