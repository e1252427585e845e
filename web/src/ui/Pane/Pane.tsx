import type { ReactNode } from 'react'
import styles from './Pane.module.css'

type Props = {
  title?: string
  /** At the right end of the heading's line. */
  aside?: ReactNode
  /** Without padding of its own: tables and lists reach the edges. */
  flush?: boolean
  children: ReactNode
}

/** A surface that holds one matter. */
export function Pane({ title, aside, flush, children }: Props) {
  return (
    <section className={styles.pane}>
      {(title ?? aside) && (
        <header className={styles.head}>
          {title && <h2 className={styles.title}>{title}</h2>}
          {aside && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}
