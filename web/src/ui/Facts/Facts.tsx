import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export type Fact = { term: string; value: ReactNode }

/** Facts by name; one without a value is not shown. */
export function Facts({ facts, layout = 'rows' }: { facts: (Fact | null | false | undefined)[]; layout?: 'rows' | 'columns' }) {
  return (
    <dl className={styles[layout]}>
      {facts.map((fact) =>
        fact ? (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
