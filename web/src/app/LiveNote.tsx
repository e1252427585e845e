import { useTexts } from '../i18n'
import type { UpdateNote } from '../live/updates'
import styles from './LiveNote.module.css'

/** Says that others have changed what is on the screen; in a corner, and to a reader of the screen when it pauses. */
export function LiveNote({ note }: { note: UpdateNote }) {
  const { t } = useTexts()
  return (
    <p className={[styles.note, note ? styles.shown : ''].join(' ')} role="status" data-print="off">
      {note && t(`app:live.${note}`)}
    </p>
  )
}
