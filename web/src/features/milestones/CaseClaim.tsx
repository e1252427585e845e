import { useState } from 'react'
import type { Contract } from '../../access/contracts'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { dateText, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Moment } from '../../ui/When/When'
import { ClaimSheet } from './ClaimSheet'
import { Decisions } from './Decisions'
import { EvidenceSheet } from './EvidenceSheet'
import { EvidenceTable } from './EvidenceTable'
import { Marks } from './Marks'
import styles from './milestones.module.css'
import { currentEvidence, typesOn } from './rules'
import type { Milestone } from './types'
import { WithdrawSheet } from './WithdrawSheet'

type Asked = 'evidence' | 'correct' | 'withdraw'
type Props = { one: Milestone; contract: Contract | undefined; onChanged: () => Promise<unknown> }

/** One claim as its maker sees it: what is known, what was decided, and what may still be done to it. */
export function CaseClaim({ one, contract, onChanged }: Props) {
  const { t, language } = useTexts()
  const names = useNames([one.recorded_by, ...one.evidence.map((file) => file.uploaded_by), ...one.decisions.map((decision) => decision.decided_by)])
  const [asked, setAsked] = useState<Asked | null>(null)
  const kinds = typesOn(contract, one.happened_on).find(({ code }) => code === one.type)?.evidence ?? []
  const present = currentEvidence(one)
  const open = can(one, 'milestone_record')
  const close = () => { setAsked(null) }
  const done = async () => {
    close()
    await onChanged()
  }
  return (
    <div className={styles.view}>
      <Marks row={one} />
      <Facts
        facts={[
          { term: t('milestones:head.happened'), value: dateText(one.happened_on, language, today()) },
          { term: t('milestones:head.recordedBy'), value: names.who({ organisation: one.organisation, person: one.recorded_by }) },
          { term: t('milestones:head.recorded'), value: <Moment instant={one.recorded_at} /> },
          one.note !== '' && { term: t('milestones:head.note'), value: <span className={styles.words}>{one.note}</span> },
        ]}
      />
      <Decisions one={one} names={names} />
      {one.state === 'contested' && <p>{t('milestones:contested')}</p>}
      {one.reopened && <p>{t('milestones:reopened')}</p>}
      <h3>{t('milestones:evidence.title')}</h3>
      {one.evidence.length === 0 ? (
        <p className={styles.quiet}>{t(kinds.length === 0 ? 'milestones:requirement.noEvidence' : 'milestones:evidence.none')}</p>
      ) : (
        <div className={styles.edge}>
          <EvidenceTable one={one} names={names} />
        </div>
      )}
      {open && (
        <div className={styles.acts}>
          {kinds.length > 0 && (
            <Button look={present ? 'bordered' : 'filled'} onPress={() => { setAsked('evidence') }}>
              {t(present ? 'milestones:evidence.replace' : 'milestones:evidence.attach')}
            </Button>
          )}
          <Button onPress={() => { setAsked('correct') }}>{t('milestones:record.correct')}</Button>
          <Button onPress={() => { setAsked('withdraw') }}>{t('milestones:withdraw.open')}</Button>
        </div>
      )}
      <EvidenceSheet one={one} kinds={kinds} isOpen={asked === 'evidence'} onClose={close} onDone={done} />
      {contract && <ClaimSheet caseId={one.case} contract={contract} claim={one} isOpen={asked === 'correct'} onClose={close} onDone={done} />}
      <WithdrawSheet one={one} isOpen={asked === 'withdraw'} onClose={close} onDone={done} />
    </div>
  )
}
