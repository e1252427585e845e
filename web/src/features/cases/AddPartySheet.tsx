import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { z } from '../../zod'
import { directoryQuery, type Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { type T, useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import styles from './cases.module.css'
import { addParty } from './commands'
import { caseQuery } from './queries'
import { joinable, opensTo } from './rules'
import type { NewParty, Organisation, PresentCase } from './types'

/** A team chosen before the organisation was changed is not a choice any more. */
function schema(t: T, organisations: readonly Organisation[]) {
  return z
    .object({
      organisation: z.string({ error: t('cases:joining.organisationMissing') }),
      team: z.string({ error: t('cases:joining.teamMissing') }),
    })
    .refine(({ organisation, team }) => organisations.some(({ id, teams }) => id === organisation && teams.some((one) => one.id === team)), {
      path: ['team'],
      error: t('cases:joining.teamMissing'),
    }) satisfies z.ZodType<NewParty>
}

type Props = { one: PresentCase; names: Names; isOpen: boolean; onClose: () => void; onAdded: (who: string) => void }

export function AddPartySheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('cases:joining.title')} isOpen={isOpen} onClose={rest.onClose}>
      <AddPartyForm {...rest} />
    </Sheet>
  )
}

/** Which team, and what it will then be able to read, on which ground. */
function AddPartyForm({ one, names, onClose, onAdded }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const directory = useQuery(directoryQuery)
  const organisations = joinable(directory.data?.items ?? [], one)
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t, organisations)), shouldFocusError: false })
  const draft = useDraft(`party-add ${one.id}`, form)
  const command = useCommand(addParty, async (_written, { body }) => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: caseQuery(one.id).queryKey })
    onAdded(names.who({ organisation: body.organisation, team: body.team }))
  })
  const chosenId = useWatch({ control: form.control, name: 'organisation' })
  const chosen = organisations.find(({ id }) => id === chosenId)
  const opens = chosen && opensTo(chosen.kind)
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ caseId: one.id, body }) }}>
      <p>{t('cases:joining.text')}</p>
      <FormSelect name="organisation" label={t('cases:joining.organisation')} options={organisations.map(({ id, name }) => ({ id, label: pick(name, language) }))} />
      <FormSelect name="team" label={t('cases:joining.team')} options={(chosen?.teams ?? []).map(({ id, name }) => ({ id, label: name }))} />
      {opens && (
        <div role="status">
          <p>
            <b>
              {t(`cases:joining.${opens.ground}`, {
                organisation: pick(chosen.name, language),
                categories: opens.categories.map((category) => termText('category', category, t)).join(', '),
              })}
            </b>
          </p>
          <p>{t('cases:joining.more')}</p>
        </div>
      )}
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.acts}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('cases:joining.act')}
        </Button>
      </div>
    </Form>
  )
}
