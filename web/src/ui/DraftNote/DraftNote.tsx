import { clockText, dateText, dayOf, type Instant, today } from '../../format/date'
import { useTexts } from '../../i18n'
import styles from './DraftNote.module.css'

/** When the draft was kept, so that nobody need wonder. */
export function DraftNote({ keptAt }: { keptAt: Instant | null }) {
  const { t, language } = useTexts()
  if (!keptAt) return null
  const day = dayOf(keptAt)
  const now = today()
  const time = clockText(keptAt, language)
  return (
    <p className={styles.note}>
      {day === now ? t('draft.kept', { time }) : t('draft.keptOn', { date: dateText(day, language, now), time })}
    </p>
  )
}
