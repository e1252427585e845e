import type { Names } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Pane } from '../../ui/Pane/Pane'
import styles from './cases.module.css'
import type { PresentCase } from './types'

/** Who takes part: the one who answers first, then the others. */
export function CasePeople({ one, names }: { one: PresentCase; names: Names }) {
  const { t, language } = useTexts()
  const now = today()
  const { responsible, parties = [] } = one
  return (
    <Pane title={t('cases:people.title')}>
      <ul className={styles.people}>
        {responsible && (
          <li>
            <p>
              <b>{names.who(responsible)}</b>
            </p>
            <p className={styles.quiet}>{t('cases:people.responsible')}</p>
          </li>
        )}
        {parties
          .filter((party) => party.team !== responsible?.team)
          .map((party) => (
            <li key={party.id}>
              <p>{names.who(party)}</p>
              <p className={styles.quiet}>
                {t(`cases:people.part.${party.part}`)}, {t('cases:people.since').toLowerCase()} {dateText(dayOf(party.joined_at), language, now)}
              </p>
            </li>
          ))}
      </ul>
    </Pane>
  )
}
