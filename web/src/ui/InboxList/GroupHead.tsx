import { Icon } from '../Icon/Icon'
import styles from './InboxList.module.css'

/** A group's name; that of the late ones is a call to act. */
export function GroupHead({ text, late }: { text: string; late?: boolean }) {
  return late ? (
    <span className={styles.late}>
      <Icon name="triangle" />
      {text}
    </span>
  ) : (
    text
  )
}
