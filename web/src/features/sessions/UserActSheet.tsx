import { type Problem, problemText } from '../../api/problem'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { Sheet } from '../../ui/Sheet/Sheet'
import styles from './sessions.module.css'

type Props = {
  /** The act's name, also on its button. */
  title: string
  /** What it does, and to whom. */
  text: string
  isOpen: boolean
  command: { send: (user: string) => void; isSending: boolean; problem: Problem | null; reset: () => void }
  user: string
  onClose: () => void
}

/** Asks before an act on somebody else's sign-in. */
export function UserActSheet({ title, text, isOpen, command, user, onClose }: Props) {
  const { t, language } = useTexts()
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <Sheet title={title} isOpen={isOpen} onClose={close}>
      {command.problem && (
        <Notice tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
        </Notice>
      )}
      <p>{text}</p>
      <div className={styles.acts}>
        <Button onPress={close}>{t('act.cancel')}</Button>
        <Button look="filled" isPending={command.isSending} onPress={() => { command.send(user) }}>
          {title}
        </Button>
      </div>
    </Sheet>
  )
}
