import { dateText, type LocalDate } from '../../format/date'
import { useTexts } from '../../i18n'
import { LOCALE } from '../../i18n/languages'
import { monthsOf, place, type Span } from './rules'
import styles from './Timeline.module.css'

/** Months over the rows, with their lines and today's. The rows say their dates in words, so this is for the eye alone. */
export function Axis({ span, now }: { span: Span; now: LocalDate }) {
  const { t, language } = useTexts()
  const months = monthsOf(span)
  const name = new Intl.DateTimeFormat(LOCALE[language], { month: 'short', timeZone: 'UTC' })
  return (
    <div className={styles.axis} aria-hidden="true">
      <span className={styles.axisHead}>{t('plans:head.item')}</span>
      <div className={styles.months}>
        {months.map((month, index) => (
          <span key={month} className={styles.month} style={{ insetInlineStart: `${place(month, span)}%` }}>
            {(index === 0 || month.slice(0, 4) !== months[index - 1]?.slice(0, 4)) && <b className={styles.year}>{month.slice(0, 4)}</b>}
            {name.format(new Date(`${month}T00:00:00Z`)).replace(/kuuta$|\.$/, '')}
          </span>
        ))}
        <span className={styles.todayLine} style={{ insetInlineStart: `${place(now, span)}%` }} />
        <span className={styles.todayWord} style={{ insetInlineStart: `clamp(56px, ${place(now, span)}%, calc(100% - 56px))` }}>
          {t('plans:today', { date: dateText(now, language, now) })}
        </span>
      </div>
    </div>
  )
}
