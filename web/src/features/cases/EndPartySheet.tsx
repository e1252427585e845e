import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { endParty } from './commands'
import { caseQuery } from './queries'
import type { Party } from './types'

type Props = { caseId: string; party: Party; who: string; isOpen: boolean; onClose: () => void; onEnded: () => void }

/** A team leaves: what it keeps and what it does not see any more. */
export function EndPartySheet({ caseId, party, who, isOpen, onClose, onEnded }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const refetch = () => queryClient.refetchQueries({ queryKey: caseQuery(caseId).queryKey })
  const command = useCommand(endParty, async () => {
    // Told before the row goes with this sheet in it.
    onEnded()
    await refetch()
  })
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      title={t('cases:ending.title')}
      act={t('cases:ending.act')}
      isOpen={isOpen}
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send({ caseId, party: party.id }) }}
      onClose={close}
      onRefresh={() => { void refetch().then(close) }}
    >
      <p>
        <b>{t('cases:ending.sentence', { who })}</b>
      </p>
      <p>{t('cases:ending.text')}</p>
    </ConfirmSheet>
  )
}
