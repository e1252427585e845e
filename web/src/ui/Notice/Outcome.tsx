import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '../Icon/Icon'
import styles from './Outcome.module.css'

/** What an act did, in the past tense; takes focus so that it is heard and read first. */
export function Outcome({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.outcome}>
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="tick" />
        {title}
      </h2>
      {children}
    </div>
  )
}
