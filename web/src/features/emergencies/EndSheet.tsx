import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { endEmergency } from './commands'

type Props = { emergency: string; isOpen: boolean; onClose: () => void; onEnded?: () => Promise<unknown> }

/** After it nothing of the client is readable, so nothing of it stays in the browser. */
export function EndSheet({ emergency, isOpen, onClose, onEnded }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['emergencies'] })
  const command = useCommand(endEmergency, async () => {
    onClose()
    await onEnded?.()
    for (const key of ['case', 'plan', 'clients']) queryClient.removeQueries({ queryKey: [key], type: 'inactive' })
    await refresh()
  })
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      title={t('emergencies:end.title')}
      act={t('emergencies:end.act')}
      isOpen={isOpen}
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send(emergency) }}
      onClose={close}
      onRefresh={() => { void refresh().then(close) }}
    >
      <p>{t('emergencies:end.text')}</p>
    </ConfirmSheet>
  )
}
