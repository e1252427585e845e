import type { Names } from '../../access/directory'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Pane } from '../../ui/Pane/Pane'
import styles from './statements.module.css'
import type { Statement } from './types'

/** Every decision on it, the newest first, with the words of who sent it back. */
export function History({ one, names }: { one: Statement; names: Names }) {
  const { t, language } = useTexts()
  if (one.decisions.length === 0) return null
  return (
    <Pane title={t('statements:history.title')}>
      <ul className={styles.history}>
        {one.decisions
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map((decision) => (
            <li key={decision.at}>
              <p>
                <b>{t(`statements:history.${decision.decision}`)}</b> {momentText(decision.at, t, language)}
                {names.person(decision.by) && `, ${names.person(decision.by)}`}
              </p>
              {decision.reason !== '' && <p className={styles.words}>{decision.reason}</p>}
            </li>
          ))}
      </ul>
    </Pane>
  )
}
