import { useTexts } from '../../i18n'
import { Tag } from '../../ui/Tag/Tag'
import styles from './milestones.module.css'
import { marksOf, TONE } from './rules'
import type { MilestoneRow } from './types'

/** The state, and what else makes one look twice: another claim for the same result, evidence changed after the verification. */
export function Marks({ row }: { row: MilestoneRow }) {
  const { t } = useTexts()
  return (
    <span className={styles.marks}>
      <Tag tone={TONE[row.state]}>{t(`milestones:state.${row.state}`)}</Tag>
      {marksOf(row).map((mark) => (
        <Tag key={mark} tone="wait">
          {t(`milestones:mark.${mark}`)}
        </Tag>
      ))}
    </span>
  )
}
