import { ProgressBar } from 'react-aria-components'
import { countText } from '../../format/money'
import styles from './Progress.module.css'

type Props = {
  label: string
  done: number
  total: number
  /** Of the whole job, 0 to 1, when `done` counts one phase of it. */
  share?: number
}

/** How far a job is, told in numbers too. */
export function Progress({ label, done, total, share = total > 0 ? done / total : 0 }: Props) {
  const text = `${countText(done)} / ${countText(total)}`
  return (
    <ProgressBar className={styles.progress} value={share} minValue={0} maxValue={1} valueLabel={text} aria-label={label}>
      {({ percentage }) => (
        <>
          <span>{label}</span>
          <span className={styles.count}>{text}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
