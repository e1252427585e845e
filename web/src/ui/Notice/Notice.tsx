import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A sentence set apart: `note` by a line, `next` as what comes, `alert` as what needs action now, `wait` as what was sent back. */
export function Notice({ tone = 'note', live, children }: { tone?: 'note' | 'next' | 'alert' | 'wait'; live?: boolean; children: ReactNode }) {
  return (
    <div className={[styles.notice, styles[tone]].join(' ')} role={live ? (tone === 'alert' ? 'alert' : 'status') : undefined}>
      {children}
    </div>
  )
}
