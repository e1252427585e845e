import { useEffect, useState } from 'react'
import { signOut } from '../../access/session'
import { problemText } from '../../api/problem'
import { setSessionEnded } from '../../api/sessionEnded'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import { Sheet } from '../../ui/Sheet/Sheet'
import { continueSession } from './commands'
import { countdownText } from './sessionRules'
import styles from './sessions.module.css'
import { useSessionClock } from './useSessionClock'

/** Tells before the session ends, and goes on by one press. What is being typed stays under it. */
export function EndingSheet() {
  const { t, language } = useTexts()
  const { ending, heard } = useSessionClock()
  const [read, setRead] = useState<number | null>(null)
  const goOn = useCommand(continueSession, async (session) => { heard(session.expires_in, session.extendable) })
  const leave = useCommand(signOut, async () => { setSessionEnded(true) })
  // One that cannot be continued is read once, and the sign-in comes when it ends.
  const isOpen = ending !== null && (ending.extendable || read !== ending.endsAt)
  return (
    <Sheet title={t('sessions:ending.title')} isOpen={isOpen}>
      {goOn.problem && (
        <Notice tone="alert" live>
          <p>{problemText(goOn.problem, t, language)}</p>
        </Notice>
      )}
      {ending && (
        <p>
          {t(ending.extendable ? 'sessions:ending.text' : 'sessions:ending.textLast')} <TimeLeft until={ending.endsAt} />
        </p>
      )}
      <p>{t('sessions:ending.kept')}</p>
      <div className={styles.acts}>
        <Button isPending={leave.isSending} onPress={() => { leave.send(undefined) }}>
          {t('app:person.signOut')}
        </Button>
        {ending?.extendable ? (
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the one act that the dialog asks for
          <Button autoFocus look="filled" isPending={goOn.isSending} onPress={() => { goOn.send(undefined) }}>
            {t('sessions:ending.act')}
          </Button>
        ) : (
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the one act that the dialog asks for
          <Button autoFocus look="filled" onPress={() => { setRead(ending?.endsAt ?? null) }}>
            {t('sessions:ending.understood')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}

function TimeLeft({ until }: { until: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => { setNow(Date.now()) }, 1000)
    return () => { clearInterval(ticking) }
  }, [])
  return (
    <b className={styles.left} role="timer">
      {countdownText((until - now) / 1000)}
    </b>
  )
}
