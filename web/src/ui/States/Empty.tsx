import type { ReactNode } from 'react'
import styles from './States.module.css'

/** Nothing here, and that is known: what it means and what comes next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  )
}
