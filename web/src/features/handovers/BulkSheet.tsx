import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm, useWatch } from 'react-hook-form'
import { z } from '../../zod'
import { directoryQuery } from '../../access/directory'
import { useSession } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { today } from '../../format/date'
import { type T, useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { FormDate, FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { beginBulk } from './commands'
import styles from './handovers.module.css'

const MOST = 4000

function schema(t: T) {
  return z.object({
    from_team: z.string({ error: t('handovers:bulk.teamMissing') }),
    to_organisation: z.string({ error: t('cases:proposal.organisationMissing') }),
    to_team: z.string({ error: t('cases:proposal.teamMissing') }),
    reason: z.enum(codesOf('handoverReason'), { error: t('cases:proposal.reasonMissing') }),
    note: z.string().trim().max(MOST, t('cases:proposal.noteTooLong', { max: MOST })),
    wished_on: z.string().nullable(),
  })
}

type Props = { isOpen: boolean; onClose: () => void }

export function BulkSheet({ isOpen, onClose }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('handovers:bulk.begin')} isOpen={isOpen} onClose={onClose}>
      <BulkForm onClose={onClose} />
    </Sheet>
  )
}

/** Whose cases, to whom and why. Each case is proposed by itself. */
function BulkForm({ onClose }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const session = useSession()
  const own = session.memberships.find(({ id }) => id === session.acting)?.organisation.id
  const organisations = (useQuery(directoryQuery).data?.items ?? []).filter((organisation) => organisation.teams.length > 0)
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '', wished_on: null }, shouldFocusError: false })
  const command = useCommand(beginBulk, async (made) => {
    await queryClient.invalidateQueries({ queryKey: ['bulkHandovers'] })
    onClose()
    await navigate({ to: '/handovers/bulk/$bulkId', params: { bulkId: made.id } })
  })
  const chosen = useWatch({ control: form.control, name: 'to_organisation' })
  const teamsOf = (organisation: string | undefined) => (organisations.find(({ id }) => id === organisation)?.teams ?? []).map(({ id, name }) => ({ id, label: name }))
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send(body) }}>
      <p>{t('handovers:bulk.text')}</p>
      <FormSelect name="from_team" label={t('handovers:bulk.fromTeam')} options={teamsOf(own)} />
      <FormSelect name="to_organisation" label={t('cases:proposal.organisation')} options={organisations.map(({ id, name }) => ({ id, label: pick(name, language) }))} />
      <FormSelect name="to_team" label={t('cases:proposal.team')} options={teamsOf(chosen)} />
      <FormSelect name="reason" label={t('cases:proposal.reason')} options={codesOf('handoverReason').map((id) => ({ id, label: t(`terms:handoverReason.${id}`) }))} />
      <FormTextArea name="note" label={t('cases:proposal.note')} hint={t('handovers:bulk.noteHint')} optional />
      <FormDate name="wished_on" label={t('cases:proposal.wishedOn')} optional min={today()} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('handovers:bulk.act')}
        </Button>
      </div>
    </Form>
  )
}
