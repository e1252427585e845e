import { useQuery, useQueryClient } from '@tanstack/react-query'
import { caseQuery, organisationsOf } from '../../access/caseChoices'
import type { Names } from '../../access/directory'
import { useActing } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { askAgreement } from './commands'
import { planQuery } from './queries'
import type { Plan } from './types'
import { countOf } from './versionRules'

type Props = { plan: Plan; names: Names; isOpen: boolean; onClose: () => void }

/** Who will be asked, and on what. Work goes on meanwhile: what is asked for is a copy. */
export function AskSheet({ plan, names, isOpen, onClose }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const own = useActing()?.organisation.id
  const one = useQuery({ ...caseQuery(plan.case), enabled: isOpen }).data
  const others = one ? organisationsOf(one).filter((id) => id !== own) : []
  const refetch = () => queryClient.invalidateQueries({ queryKey: planQuery(plan.case).queryKey })
  const command = useCommand(askAgreement, async () => {
    await refetch()
    onClose()
  })
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      title={t('plans:ask.title')}
      act={t('plans:ask.act')}
      isOpen={isOpen}
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send({ caseId: plan.case }) }}
      onClose={close}
      onRefresh={() => { void refetch().then(close) }}
    >
      <p>
        <b>{t('plans:ask.sentence', { organisation: names.organisation(own), ...countOf(plan) })}</b>
      </p>
      {others.length > 0 && <p>{t('plans:ask.others', { organisations: others.map((id) => names.organisation(id)).join(', ') })}</p>}
      <p>{t('plans:ask.text')}</p>
    </ConfirmSheet>
  )
}
