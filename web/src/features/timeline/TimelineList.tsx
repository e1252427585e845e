import type { Names } from '../../access/directory'
import { clockText, dateText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { byDay } from './rules'
import styles from './timeline.module.css'
import type { TimelineEntry } from './types'

/** By day, newest first: what, in which words, and who. */
export function TimelineList({ entries, names }: { entries: TimelineEntry[]; names: Names }) {
  const { t, language } = useTexts()
  const now = today()
  return (
    <div className={styles.days}>
      {byDay(entries).map(({ day, entries: ofDay }) => (
        <section key={day} className={styles.day}>
          <h2>{standing(dateText(day, language, now))}</h2>
          {ofDay.map((entry) => (
            <article key={`${entry.kind} ${entry.what} ${entry.subject ?? ''} ${entry.at}`} className={styles.entry}>
              <time dateTime={entry.at}>{clockText(entry.at, language)}</time>
              <div className={styles.matter}>
                <h3>{standing(termText(`${entry.kind}Happened`, entry.what, t))}</h3>
                {entry.text !== '' && <p className={styles.text}>{entry.kind === 'plan' && entry.category === null ? t('timeline:version', { number: entry.text }) : entry.text}</p>}
                <p className={styles.quiet}>
                  {[names.who({ organisation: entry.organisation, person: entry.person }), entry.category && standing(termText('category', entry.category, t))].filter(Boolean).join(' · ')}
                </p>
              </div>
            </article>
          ))}
        </section>
      ))}
    </div>
  )
}
