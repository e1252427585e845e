import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { directoryQuery } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { today } from '../../format/date'
import { standing } from '../../format/names'
import { type T, useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { codesOf, termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect } from '../../ui/Form/fields'
import { CheckboxSet } from '../../ui/Form/CheckboxSet'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import styles from './cases.module.css'
import { giveConsent } from './commands'
import { caseQuery, consentsQuery } from './queries'
import { GIVEN_HOW, inCaseFirst } from './rules'
import type { NewConsent, PresentCase } from './types'

const MOST_RECIPIENTS = 50

function schema(t: T) {
  return z
    .object({
      given_how: z.enum(GIVEN_HOW, { error: t('cases:recording.givenHowMissing') }),
      valid_from: z.string({ error: t('cases:recording.fromMissing') }),
      valid_until: z.string({ error: t('cases:recording.untilMissing') }),
      categories: z.array(z.enum(codesOf('category'))).min(1, t('cases:recording.categoriesMissing')),
      recipients: z.array(z.string()).min(1, t('cases:recording.recipientsMissing')).max(MOST_RECIPIENTS, t('cases:recording.recipientsTooMany', { max: MOST_RECIPIENTS })),
    })
    .refine((consent) => consent.valid_until >= consent.valid_from, { path: ['valid_until'], error: t('cases:recording.untilBeforeFrom') })
    .refine((consent) => consent.valid_until >= today(), { path: ['valid_until'], error: t('cases:recording.untilPast') }) satisfies z.ZodType<NewConsent>
}

type Props = { one: PresentCase; isOpen: boolean; onClose: () => void; onRecorded: () => void }

export function ConsentSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('cases:recording.title')} isOpen={isOpen} onClose={rest.onClose}>
      <ConsentForm {...rest} />
    </Sheet>
  )
}

/** What the client consented to, as it was given. */
function ConsentForm({ one, onClose, onRecorded }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const directory = useQuery(directoryQuery)
  const form = useForm<z.input<ReturnType<typeof schema>>>({
    resolver: zodResolver(schema(t)),
    defaultValues: { valid_from: today(), categories: [], recipients: [] },
    shouldFocusError: false,
  })
  const draft = useDraft(`consent ${one.id}`, form)
  const command = useCommand(giveConsent, async () => {
    draft.drop()
    // The reader's own grounds may grow; the consents are read again only when they are shown.
    await queryClient.refetchQueries({ queryKey: caseQuery(one.id).queryKey })
    await queryClient.invalidateQueries({ queryKey: consentsQuery(one.id).queryKey })
    await queryClient.invalidateQueries({ queryKey: ['plan', one.id] })
    onRecorded()
  })
  const organisations = (directory.data?.items ?? []).map(({ id, name }) => ({ id, label: pick(name, language) }))
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ caseId: one.id, body }) }}>
      <p>{t('cases:recording.text')}</p>
      <FormSelect name="given_how" label={t('cases:recording.givenHow')} options={GIVEN_HOW.map((id) => ({ id, label: standing(t(`cases:consents.givenHow.${id}`)) }))} />
      <FormDate name="valid_from" label={t('cases:recording.from')} />
      <FormDate name="valid_until" label={t('cases:recording.until')} min={today()} />
      <CheckboxSet name="categories" label={t('cases:recording.categories')} options={codesOf('category').map((id) => ({ id, label: standing(termText('category', id, t)) }))} />
      <CheckboxSet name="recipients" label={t('cases:recording.recipients')} hint={t('cases:recording.recipientsHint')} options={inCaseFirst(organisations, one)} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.acts}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('cases:recording.act')}
        </Button>
      </div>
    </Form>
  )
}
