import { useState } from 'react'
import { asProblem, problemText } from '../../api/problem'
import { clockText } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../Button/Button'
import { Icon } from '../Icon/Icon'
import styles from './States.module.css'

type Props = {
  /** What could not be had: "Siirtoja ei saatu haettua." */
  title: string
  error: unknown
  onRetry?: () => void
}

/** A read that did not succeed: never looks like an empty list, and has a way on. */
export function Failure({ title, error, onRetry }: Props) {
  const { t, language } = useTexts()
  const [at] = useState(() => new Date().toISOString())
  const problem = asProblem(error)
  return (
    <div className={styles.state} role="alert">
      <p className={styles.failed}>
        <Icon name="triangle" />
        <b>{title}</b>
      </p>
      <p>{problem.isNetwork ? t('failure.atTime', { time: clockText(at, language) }) : problemText(problem, t, language)}</p>
      {problem.requestId && <p className={styles.small}>{t('failure.requestId', { id: problem.requestId })}</p>}
      {onRetry && (
        <div>
          <Button onPress={onRetry}>{t('failure.retry')}</Button>
        </div>
      )}
    </div>
  )
}
