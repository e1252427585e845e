import { ProgressBar } from 'react-aria-components'
import { countText } from '../../format/money'
import styles from './Progress.module.css'

/** How far a job is, in things done of all, told in numbers too. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const text = `${countText(done)} / ${countText(total)}`
  return (
    <ProgressBar className={styles.progress} value={done} minValue={0} maxValue={Math.max(total, 1)} valueLabel={text} aria-label={label}>
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
