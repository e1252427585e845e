import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { endMembership } from './commands'
import { userQuery } from './queries'
import type { Membership, User } from './types'

/** A role ends at once: what the person does not see any more, and what stays. */
export function EndMembershipSheet({ user, membership, role, onClose }: { user: User; membership: Membership; role: string; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const refetch = async () => {
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    await queryClient.refetchQueries({ queryKey: userQuery(user.id).queryKey })
    onClose()
  }
  const command = useCommand(endMembership, refetch)
  return (
    <ConfirmSheet
      title={t('people:end.title')}
      act={t('people:end.act')}
      isOpen
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send({ user: user.id, membership: membership.id, version: membership.version }) }}
      onClose={onClose}
      onRefresh={() => void refetch()}
    >
      <p>
        <b>{t('people:end.sentence', { name: user.name, role })}</b>
      </p>
      <p>{t('people:end.text')}</p>
    </ConfirmSheet>
  )
}
