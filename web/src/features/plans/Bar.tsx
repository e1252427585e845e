import type { LocalDate } from '../../format/date'
import { barOf, readingOf, type Span } from './rules'
import styles from './Timeline.module.css'
import type { PlanAction } from './types'

/** The action in time, and its state in words right of the bar. */
export function Bar({ action, span, now, words }: { action: PlanAction; span: Span; now: LocalDate; words: string }) {
  const { left, width, elapsed } = barOf(action, span, now)
  const reading = readingOf(action)
  return (
    <span className={styles.lane}>
      <span className={[styles.bar, styles[reading]].join(' ')} style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}>
        {reading === 'underWay' && <span className={styles.elapsed} style={{ inlineSize: `${elapsed}%` }} />}
      </span>
      <span className={styles.space} style={{ flexBasis: `calc(${left + width}% + 8px)` }} />
      <span className={[styles.words, reading === 'late' ? styles.lateWords : ''].join(' ')}>{words}</span>
    </span>
  )
}
