import type { Contract } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { dateText, recordDate, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Facts } from '../../ui/Facts/Facts'
import { Notice } from '../../ui/Notice/Notice'
import { Moment } from '../../ui/When/When'
import { Decisions } from './Decisions'
import { EvidenceTable, type Opened } from './EvidenceTable'
import { Marks } from './Marks'
import styles from './milestones.module.css'
import { RequirementTable } from './RequirementTable'
import { typesOn } from './rules'
import type { Case, Milestone } from './types'
import { Money } from '../../ui/Money/Money'

type Props = { one: Milestone; about: Case | undefined; contract: Contract | undefined; opened: Opened; onOpened: (id: string) => void }

/** Orient, then compare, then the files: all that one needs to judge a claim, in one view. */
export function ClaimView({ one, about, contract, opened, onOpened }: Props) {
  const { t, language } = useTexts()
  const names = useNames([one.recorded_by, ...one.evidence.map((file) => file.uploaded_by), ...one.decisions.map((decision) => decision.decided_by)])
  const price = typesOn(contract, one.happened_on).find(({ code }) => code === one.type)
  const count = one.evidence.filter((file) => opened[file.id] !== undefined).length
  return (
    <>
      <Marks row={one} />
      <Facts
        layout="columns"
        facts={[
          about?.client?.born_on ? { term: t('milestones:head.born'), value: recordDate(about.client.born_on, language) } : null,
          { term: t('milestones:head.recordedBy'), value: names.who({ organisation: one.organisation, person: one.recorded_by }) },
          { term: t('milestones:head.happened'), value: dateText(one.happened_on, language, today()) },
          { term: t('milestones:head.recorded'), value: <Moment instant={one.recorded_at} /> },
          price && { term: t('milestones:head.price'), value: <Money cents={price.price_cents} unit /> },
          contract && { term: t('milestones:head.contract'), value: contract.code },
        ]}
      />
      <Decisions one={one} names={names} />
      {one.state === 'contested' && (
        <Notice tone="wait">
          <p>{t('milestones:contested')}</p>
        </Notice>
      )}
      {one.reopened && (
        <Notice tone="wait">
          <p>{t('milestones:reopened')}</p>
        </Notice>
      )}
      {one.note !== '' && (
        <div>
          <h3>{t('milestones:head.note')}</h3>
          <p className={styles.words}>{one.note}</p>
        </div>
      )}
      <div className={styles.edge}>{contract && <RequirementTable one={one} contract={contract} names={names} />}</div>
      <h3>{t('milestones:evidence.titleOpened', { opened: count, all: one.evidence.length })}</h3>
      {one.evidence.length === 0 ? (
        <p className={styles.quiet}>{t('milestones:evidence.none')}</p>
      ) : (
        <div className={styles.edge}>
          <EvidenceTable one={one} names={names} opened={opened} onOpened={onOpened} />
        </div>
      )}
    </>
  )
}
