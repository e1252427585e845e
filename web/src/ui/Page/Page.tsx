import { type ReactNode, useEffect } from 'react'
import { useTexts } from '../../i18n'
import styles from './Page.module.css'

type Props = {
  /** Heading and, with the product's name, the window's title. */
  title: string
  /** Beside the heading: filters, a state. */
  beside?: ReactNode
  /** At the right end of the heading's line. */
  aside?: ReactNode
  /** Above the heading: the way back. */
  back?: ReactNode
  children: ReactNode
}

/** A page: one heading, what narrows it, its content. */
export function Page({ title, beside, aside, back, children }: Props) {
  useWindowTitle(title)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        {back}
        <h1 className={styles.title}>{title}</h1>
        {beside}
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </div>
  )
}

export function useWindowTitle(title: string): void {
  const { t } = useTexts()
  useEffect(() => {
    document.title = `${title} – ${t('app:product')}`
  }, [title, t])
}
