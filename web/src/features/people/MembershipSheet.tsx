import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from '../../zod'
import { contractsQuery } from '../../access/contracts'
import { directoryQuery } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { startMembership } from './commands'
import { userQuery } from './queries'
import { membershipSchema } from './schemas'

/** A client's own sign-in is bound to the client's case, not given here. */
const ROLES = codesOf('role').filter((role) => role !== 'client')
const NONE = 'none'

type Props = { user: string; isOpen: boolean; onClose: () => void }

export function MembershipSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('people:role.title')} isOpen={isOpen} onClose={rest.onClose}>
      <MembershipForm {...rest} />
    </Sheet>
  )
}

function MembershipForm({ user, onClose }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const directory = useQuery(directoryQuery)
  const contracts = useQuery(contractsQuery)
  const form = useForm<z.input<ReturnType<typeof membershipSchema>>>({ resolver: zodResolver(membershipSchema(t)), shouldFocusError: false })
  const draft = useDraft(`membership ${user}`, form)
  const command = useCommand(startMembership, async () => {
    draft.drop()
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    await queryClient.refetchQueries({ queryKey: userQuery(user).queryKey })
    onClose()
  })
  const organisationId = useWatch({ control: form.control, name: 'organisation' })
  const organisation = directory.data?.items.find(({ id }) => id === organisationId)
  const taken = (contracts.data ?? []).filter(({ parties }) => parties.some((party) => party.organisation === organisationId))
  const none = { id: NONE, label: t('people:form.none') }
  const chosen = (id: string | null | undefined, among: readonly { id: string }[]) => (among.some((one) => one.id === id) ? id : undefined)
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={({ organisation: id, role, team, contract, valid_from }) => {
        command.send({
          user,
          body: { organisation: id, role, team: chosen(team, organisation?.teams ?? []), contract: chosen(contract, taken), valid_from: valid_from ?? undefined },
        })
      }}
    >
      <p>{t('people:role.text')}</p>
      <FormSelect name="organisation" label={t('people:form.organisation')} options={(directory.data?.items ?? []).map(({ id, name }) => ({ id, label: pick(name, language) }))} />
      <FormSelect name="role" label={t('people:head.role')} options={ROLES.map((id) => ({ id, label: standing(t(`terms:role.${id}`)) }))} />
      <FormSelect name="team" label={t('people:form.team')} optional options={[none, ...(organisation?.teams ?? []).map(({ id, name }) => ({ id, label: name }))]} />
      {taken.length > 0 && <FormSelect name="contract" label={t('people:form.contract')} hint={t('people:form.contractHint')} optional options={[none, ...taken.map(({ id, code, name }) => ({ id, label: `${code}, ${name}` }))]} />}
      <FormDate name="valid_from" label={t('people:form.from')} hint={t('people:form.fromHint')} min={today()} optional />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('people:role.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
