import { useTexts } from '../../i18n'
import { Icon } from '../Icon/Icon'
import styles from './Steps.module.css'

/** Where a job of a few pages is: `now` is the index of the present step. */
export function Steps({ label, steps, now }: { label: string; steps: string[]; now: number }) {
  const { t } = useTexts()
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined}>
          {index < now && <Icon name="tick" />}
          {index + 1} {step}
          {index < now && <span className={styles.hidden}>, {t('steps.done')}</span>}
        </li>
      ))}
    </ol>
  )
}
