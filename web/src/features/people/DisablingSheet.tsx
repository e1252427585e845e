import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { disableUser, enableUser } from './commands'
import { userQuery } from './queries'
import type { User } from './types'

/** Somebody who has gone signs in no more, or again: what happens, and what stays. */
export function DisablingSheet({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const what = user.disabled_at === null ? 'disable' : 'enable'
  const refetch = async () => {
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    await queryClient.invalidateQueries({ queryKey: ['userSignIn', user.id] })
    await queryClient.refetchQueries({ queryKey: userQuery(user.id).queryKey })
    onClose()
  }
  const command = useCommand(what === 'disable' ? disableUser : enableUser, refetch)
  return (
    <ConfirmSheet
      title={t(`people:${what}.title`)}
      act={t(`people:${what}.act`)}
      isOpen
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send(user) }}
      onClose={onClose}
      onRefresh={() => void refetch()}
    >
      <p>
        <b>{t(`people:${what}.sentence`, { name: user.name })}</b>
      </p>
      <p>{t(`people:${what}.text`)}</p>
    </ConfirmSheet>
  )
}
