import type { Names } from '../../access/directory'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Notice } from '../../ui/Notice/Notice'
import styles from './milestones.module.css'
import type { Milestone } from './types'

/** What was decided of this claim before, with the reason as the claimant reads it; the newest first. */
export function Decisions({ one, names }: { one: Milestone; names: Names }) {
  const { t, language } = useTexts()
  return one.decisions
    .toSorted((a, b) => b.decided_at.localeCompare(a.decided_at))
    .map((decision) => (
      <Notice key={decision.decided_at} tone={decision.decision === 'refused' ? 'wait' : 'note'}>
        <p>
          <b>
            {t(`milestones:decision.${decision.decision}`)} {momentText(decision.decided_at, t, language)}
          </b>
          , {names.who({ organisation: decision.organisation, person: decision.decided_by })}
        </p>
        {decision.reason !== '' && <p className={styles.words}>{decision.reason}</p>}
      </Notice>
    ))
}
