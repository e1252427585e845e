import type { Names } from '../../access/directory'
import { can } from '../../access/can'
import { clockText, dateText, today } from '../../format/date'
import { momentText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import styles from './notes.module.css'
import { byDay } from './rules'
import type { Note } from './types'

type Props = { notes: Note[]; names: Names; onCorrect: (note: Note) => void }

/** By day, newest first: the text before its author. */
export function NoteList({ notes, names, onCorrect }: Props) {
  const { language } = useTexts()
  const now = today()
  return (
    <div className={styles.days}>
      {byDay(notes).map(({ day, notes: ofDay }) => (
        <section key={day} className={styles.day}>
          <h2>{standing(dateText(day, language, now))}</h2>
          {ofDay.map((note) => (
            <NoteArticle key={note.id} note={note} names={names} onCorrect={onCorrect} />
          ))}
        </section>
      ))}
    </div>
  )
}

function NoteArticle({ note, names, onCorrect }: { note: Note; names: Names; onCorrect: (note: Note) => void }) {
  const { t, language } = useTexts()
  const sharing = note.sharing === 'organisation' ? t('notes:sharedWithOwn', { organisation: names.organisation(note.organisation) }) : standing(termText('category', note.category, t))
  return (
    <article className={styles.note}>
      <p className={styles.text}>{note.text}</p>
      <p className={styles.quiet}>{[clockText(note.recorded_at, language), names.who({ organisation: note.organisation, person: note.recorded_by }), sharing].filter(Boolean).join(' · ')}</p>
      {note.corrected_at && <p className={styles.quiet}>{t('notes:corrected', { when: momentText(note.corrected_at, t, language), who: names.person(note.corrected_by) })}</p>}
      {note.earlier.length > 0 && (
        <details>
          <summary>{t('notes:earlier', { count: note.earlier.length })}</summary>
          {note.earlier.map((text) => (
            <div key={text.written_at} className={styles.earlier}>
              <p className={styles.text}>{text.text}</p>
              <p className={styles.quiet}>{[momentText(text.written_at, t, language), names.person(text.written_by)].filter(Boolean).join(', ')}</p>
            </div>
          ))}
        </details>
      )}
      {can(note, 'note_write') && (
        <div>
          <Button look="quiet" size="inRow" aria-label={`${t('notes:correct')} ${clockText(note.recorded_at, language)}`} onPress={() => { onCorrect(note) }}>
            {t('notes:correct')}
          </Button>
        </div>
      )}
    </article>
  )
}
