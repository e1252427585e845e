import { useEffect, useRef } from 'react'
import { useTexts } from '../../i18n'
import styles from './Form.module.css'

/** `id` is the control's element id; without it the fault belongs to the whole form. */
export type SummaryItem = { id?: string; text: string }

const FOCUSABLE = 'input, textarea, button, [tabindex="0"]'

type Props = {
  items: SummaryItem[]
  /** How many times the form itself refused, and the server's refusal: when either changes, focus comes here. */
  attempt: number
  problem?: unknown
}

/** What to correct, on top of the form: takes focus, and each line leads to its field. */
export function ErrorSummary({ items, attempt, problem }: Props) {
  const { t } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = items.length > 0

  useEffect(() => {
    if (!shown) return
    const title = document.title
    document.title = t('errors.titlePrefix', { title })
    return () => {
      document.title = title
    }
  }, [shown, t])

  // Once for each refusal: faults that come and go while one types never take the focus.
  const heeded = useRef<{ attempt: number; problem: unknown }>({ attempt: 0, problem: null })
  useEffect(() => {
    if (!shown || (heeded.current.attempt === attempt && heeded.current.problem === problem)) return
    heeded.current = { attempt, problem }
    heading.current?.focus()
  }, [shown, attempt, problem])

  if (!shown) return null
  return (
    <div className={styles.summary} role="group" aria-labelledby="error-summary">
      <h2 id="error-summary" ref={heading} tabIndex={-1}>
        {t('errors.summary', { count: items.length })}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.id ?? ''}${item.text}`}>{item.id ? <SummaryLink id={item.id} text={item.text} /> : item.text}</li>
        ))}
      </ul>
    </div>
  )
}

function SummaryLink({ id, text }: { id: string; text: string }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        const control = document.getElementById(id)
        // The label first, so that the person sees what is asked before what is wrong.
        control?.closest('div')?.scrollIntoView({ block: 'nearest' })
        // A field of several parts (a date) bears the id itself; its first part takes the focus.
        const target = control?.matches(FOCUSABLE) ? control : control?.querySelector<HTMLElement>(FOCUSABLE)
        target?.focus()
      }}
    >
      {text}
    </a>
  )
}
