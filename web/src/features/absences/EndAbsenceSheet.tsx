import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { endAbsence } from './commands'
import type { Absence } from './types'

/** The person is back, or does not go: from then on the work is theirs alone. */
export function EndAbsenceSheet({ absence, name, onClose }: { absence: Absence; name: string; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const refetch = async () => {
    await queryClient.invalidateQueries({ queryKey: ['absences'] })
    await queryClient.invalidateQueries({ queryKey: ['team'] })
    onClose()
  }
  const command = useCommand(endAbsence, refetch)
  return (
    <ConfirmSheet
      title={t('absences:end.title')}
      act={t('absences:end.act')}
      isOpen
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send(absence) }}
      onClose={onClose}
      onRefresh={() => void refetch()}
    >
      <p>
        <b>{t(absence.away ? 'absences:end.back' : 'absences:end.notGoing', { name })}</b>
      </p>
      <p>{t('absences:end.text')}</p>
    </ConfirmSheet>
  )
}
