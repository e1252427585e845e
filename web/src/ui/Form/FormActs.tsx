import type { ReactNode } from 'react'
import styles from './Form.module.css'

/** The acts at the foot of a form: leaving it, and at the right end the one it is for. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>
}
