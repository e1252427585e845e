import { dateText, type Instant, type LocalDate, today } from '../../format/date'
import { distanceText, momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import styles from './When.module.css'

type Props = {
  date: LocalDate
  /** The server's count of working days, negative when passed. */
  workingDays?: number | null
  /** Told as late when it has passed. */
  deadline?: boolean
}

/** A date and what it means: "ke 25.11. (2 työpäivää)", late "pe 20.11. 1 työpäivä sitten". */
export function When({ date, workingDays, deadline }: Props) {
  const { t, language } = useTexts()
  const now = today()
  const late = deadline === true && date < now
  const distance = distanceText(t, date, now, workingDays)
  return (
    <time dateTime={date}>
      {dateText(date, language, now)} {late ? <b className={styles.late}>{distance}</b> : `(${distance})`}
    </time>
  )
}

/** The same in two parts, for columns that line up: [date, distance]. */
export function WhenColumns({ date, workingDays }: Props) {
  const { t, language } = useTexts()
  const now = today()
  const distance = distanceText(t, date, now, workingDays)
  return (
    <>
      <time dateTime={date}>{dateText(date, language, now)}</time>
      <span className={date < now ? styles.late : styles.distance}>{distance}</span>
    </>
  )
}

/** "pe 20.11. klo 13.20". */
export function Moment({ instant }: { instant: Instant }) {
  const { t, language } = useTexts()
  return <time dateTime={instant}>{momentText(instant, t, language)}</time>
}
