import type { Names } from '../../access/directory'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Icon } from '../../ui/Icon/Icon'
import { STEPS, type Step, stepOf } from './rules'
import styles from './statements.module.css'
import type { Statement } from './types'

/** How far the statement is: each step with who and when, the next one with what it waits for. */
export function StateSteps({ one, names }: { one: Statement; names: Names }) {
  const { t, language } = useTexts()
  const now = stepOf(one.state)
  const at = (instant: string | null, person?: string | null) =>
    instant === null ? '' : [momentText(instant, t, language), names.person(person)].filter(Boolean).join(', ')
  const done: Record<Step, string> = {
    open: t('statements:steps.until', { when: momentText(one.cut_off, t, language) }),
    frozen: at(one.frozen_at, one.frozen_by),
    approved: at(one.approved_at, one.approved_by),
    exported: at(one.exported_at),
  }
  return (
    <ol className={styles.steps} aria-label={t('statements:steps.label')}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined}>
          <Icon name={index < now || one.state === 'exported' ? 'tick' : index === now ? 'dotRing' : 'dashedRing'} />
          <div>
            <p className={styles.stepName}>{t(`statements:state.${step}`)}</p>
            <p className={styles.quiet}>{index <= now || step === 'open' ? done[step] : t(`statements:steps.waits.${step}`)}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
