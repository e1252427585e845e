import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { z } from '../../zod'
import { directoryQuery, type Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { today } from '../../format/date'
import { type T, useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import styles from './cases.module.css'
import { proposeHandover } from './commands'
import { caseQuery } from './queries'
import type { NewHandover, PresentCase } from './types'

const MOST = 4000
const KINDS = ['responsibility', 'referral'] as const

function schema(t: T) {
  return z.object({
    kind: z.enum(KINDS),
    to_organisation: z.string({ error: t('cases:proposal.organisationMissing') }),
    to_team: z.string({ error: t('cases:proposal.teamMissing') }),
    reason: z.enum(codesOf('handoverReason'), { error: t('cases:proposal.reasonMissing') }),
    note: z.string().trim().max(MOST, t('cases:proposal.noteTooLong', { max: MOST })),
    wished_on: z.string().nullable(),
  }) satisfies z.ZodType<NewHandover>
}

type Props = { one: PresentCase; names: Names; isOpen: boolean; onClose: () => void }

export function ProposeSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('cases:proposal.title')} isOpen={isOpen} onClose={rest.onClose}>
      <ProposeForm {...rest} />
    </Sheet>
  )
}

/** To whom, why and with which words; the content of the case goes with it as it stands. */
function ProposeForm({ one, names, onClose }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const directory = useQuery(directoryQuery)
  const form = useForm<z.input<ReturnType<typeof schema>>>({
    resolver: zodResolver(schema(t)),
    defaultValues: { kind: 'responsibility', note: '', wished_on: null },
    shouldFocusError: false,
  })
  const draft = useDraft(`handover-propose ${one.id}`, form)
  const command = useCommand(proposeHandover, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: caseQuery(one.id).queryKey })
    await queryClient.invalidateQueries({ queryKey: ['handovers'] })
    onClose()
  })
  const chosen = useWatch({ control: form.control, name: 'to_organisation' })
  const kind = useWatch({ control: form.control, name: 'kind' })
  const organisations = (directory.data?.items ?? []).filter((organisation) => organisation.teams.length > 0)
  const teams = organisations.find((organisation) => organisation.id === chosen)?.teams ?? []
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ caseId: one.id, body }) }}>
      <FormSelect name="kind" label={t('cases:proposal.kind')} options={KINDS.map((id) => ({ id, label: t(`cases:proposal.kinds.${id}`) }))} />
      <p>{t('cases:proposal.text')}</p>
      <FormSelect name="to_organisation" label={t('cases:proposal.organisation')} options={organisations.map(({ id, name }) => ({ id, label: pick(name, language) }))} />
      <FormSelect name="to_team" label={t('cases:proposal.team')} options={teams.map(({ id, name }) => ({ id, label: name }))} />
      <FormSelect name="reason" label={t('cases:proposal.reason')} options={codesOf('handoverReason').map((id) => ({ id, label: t(`terms:handoverReason.${id}`) }))} />
      <FormTextArea name="note" label={t('cases:proposal.note')} hint={t('cases:proposal.noteHint')} optional />
      <FormDate name="wished_on" label={t('cases:proposal.wishedOn')} optional min={today()} />
      <DraftNote keptAt={draft.keptAt} />
      <p>
        <b>{t(`cases:proposal.sentence.${kind}`, { organisation: names.organisation(one.responsible?.organisation) })}</b>
      </p>
      <div className={styles.acts}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t(`cases:proposal.act.${kind}`)}
        </Button>
      </div>
    </Form>
  )
}
