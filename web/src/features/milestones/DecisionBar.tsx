import { useState } from 'react'
import type { Contract } from '../../access/contracts'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { BlockedButton, Button } from '../../ui/Button/Button'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { verifyMilestone } from './commands'
import type { Opened } from './EvidenceTable'
import { Refusal } from './Refusal'
import { RefuseSheet } from './RefuseSheet'
import { currentEvidence, isOwn, requirementsOf } from './rules'
import type { Case, Milestone } from './types'

export type Decided = 'verified' | 'refused'
type Props = { one: Milestone; about: Case | undefined; contract: Contract | undefined; opened: Opened; onDecided: (decision: Decided) => Promise<unknown>; onRefresh: () => void }

/** The judgement, once the evidence has been opened; whoever recorded or is paid sees why it is not theirs to give. */
export function DecisionBar({ one, about, contract, opened, onDecided, onRefresh }: Props) {
  const { t } = useTexts()
  const session = useSession()
  const [refusing, setRefusing] = useState(false)
  const verify = useCommand(verifyMilestone, () => onDecided('verified'))
  if (one.state !== 'recorded') return null
  if (!can(one, 'milestone_verify')) {
    if (!can(about, 'milestone_verify')) return null
    return (
      <SaveBar sentence={t('milestones:verify.notYours')}>
        <BlockedButton reason={t(isOwn(one, session.person.id) ? 'milestones:verify.own' : 'milestones:verify.paid')}>{t('milestones:verify.act')}</BlockedButton>
      </SaveBar>
    )
  }
  const requirements = contract ? requirementsOf(one, contract) : []
  const met = requirements.filter((requirement) => requirement.met).length
  const evidence = currentEvidence(one)
  const unread = evidence !== undefined && opened[evidence.id] === undefined
  return (
    <>
      {verify.problem && <Refusal problem={verify.problem} onRefresh={onRefresh} />}
      <SaveBar
        sentence={
          <>
            <b>{t('milestones:verify.met', { met, all: requirements.length })}</b> {t('milestones:verify.sentence')}
          </>
        }
      >
        <Button onPress={() => { setRefusing(true) }}>{t('milestones:refuse.open')}</Button>
        {unread ? (
          <BlockedButton reason={t('milestones:verify.unread')}>{t('milestones:verify.act')}</BlockedButton>
        ) : (
          <Button look="filled" isPending={verify.isSending} onPress={() => { verify.send({ id: one.id, version: one.version }) }}>
            {t('milestones:verify.act')}
          </Button>
        )}
      </SaveBar>
      <RefuseSheet one={one} unmet={requirements.filter((requirement) => !requirement.met)} isOpen={refusing} onClose={() => { setRefusing(false) }} onDone={() => { setRefusing(false); return onDecided('refused') }} />
    </>
  )
}
