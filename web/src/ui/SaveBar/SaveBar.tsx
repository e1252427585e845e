import type { ReactNode } from 'react'
import styles from './SaveBar.module.css'

/** Stays at the foot: the sentence that says what the act does, and the acts, the filled one last. */
export function SaveBar({ sentence, children }: { sentence: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.bar} data-print="off">
      <div className={styles.sentence}>{sentence}</div>
      <div className={styles.acts}>{children}</div>
    </div>
  )
}
