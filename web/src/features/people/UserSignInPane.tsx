import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import type { Problem } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { Facts } from '../../ui/Facts/Facts'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { endUserSessions, removeUserSecondFactor, resetPassword } from './commands'
import { userSignInQuery } from './queries'
import { resetLink } from './rules'
import styles from './people.module.css'
import type { UserSignIn } from './types'

/** On a person's page, for the administrator: how the person signs in, and what can be done about it. */
export function UserSignInPane({ user }: { user: string }) {
  const { t } = useTexts()
  const signIn = useQuery(userSignInQuery(user))
  return (
    <Pane title={t('people:signIn.title')}>
      {signIn.isPending ? (
        <Loading text={t('people:signIn.loading')} />
      ) : signIn.isError ? (
        <Failure title={t('people:signIn.failed')} error={signIn.error} onRetry={() => void signIn.refetch()} />
      ) : (
        <Shown user={user} signIn={signIn.data} />
      )}
    </Pane>
  )
}

type Open = 'end' | 'reset' | 'factor' | null

function Shown({ user, signIn }: { user: string; signIn: UserSignIn }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const session = useSession()
  const [open, setOpen] = useState<Open>(null)
  // One's own are changed with the current password, not around it.
  const mayReset = can(session, 'credential_reset') && session.person.id !== user
  const done = () => {
    setOpen(null)
    return queryClient.refetchQueries(userSignInQuery(user))
  }
  const end = useCommand(endUserSessions, done)
  const reset = useCommand(resetPassword, done)
  const removeFactor = useCommand(removeUserSecondFactor, done)
  const close = () => { setOpen(null) }
  return (
    <div className={styles.stack}>
      <Facts
        facts={[
          { term: t('people:signIn.passwordSet'), value: <PasswordFact signIn={signIn} /> },
          {
            term: t('people:signIn.factor'),
            value: signIn.second_factor_since ? (
              <>
                {t('people:signIn.factorFrom')} <Moment instant={signIn.second_factor_since} />
              </>
            ) : (
              t('people:signIn.noFactor')
            ),
          },
          { term: t('people:signIn.sessions'), value: signIn.sessions.length === 0 ? t('people:signIn.none') : <SignedInWhere sessions={signIn.sessions} /> },
        ]}
      />
      {reset.result && <ResetLink token={reset.result.token} />}
      <div className={styles.acts}>
        {signIn.sessions.length > 0 && can(session, 'user_session_close') && <Button onPress={() => { setOpen('end') }}>{t('people:signIn.end')}</Button>}
        {mayReset && <Button onPress={() => { setOpen('reset') }}>{t('people:signIn.reset')}</Button>}
        {mayReset && signIn.second_factor_since && <Button onPress={() => { setOpen('factor') }}>{t('people:signIn.removeFactor')}</Button>}
      </div>
      <ActSheet title={t('people:signIn.end')} isOpen={open === 'end'} command={end} user={user} onClose={close} onRefresh={done}>
        {t('people:signIn.endText')}
      </ActSheet>
      <ActSheet title={t('people:signIn.reset')} isOpen={open === 'reset'} command={reset} user={user} onClose={close} onRefresh={done}>
        {t('people:signIn.resetText')}
      </ActSheet>
      <ActSheet title={t('people:signIn.removeFactor')} isOpen={open === 'factor'} command={removeFactor} user={user} onClose={close} onRefresh={done}>
        {t('people:signIn.removeFactorText')}
      </ActSheet>
    </div>
  )
}

type ActProps = {
  title: string
  isOpen: boolean
  command: { send: (user: string) => void; isSending: boolean; problem: Problem | null; reset: () => void }
  user: string
  onClose: () => void
  onRefresh: () => Promise<unknown>
  children: ReactNode
}

function ActSheet({ title, isOpen, command, user, onClose, onRefresh, children }: ActProps) {
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <ConfirmSheet
      title={title}
      act={title}
      isOpen={isOpen}
      isSending={command.isSending}
      problem={command.problem}
      onConfirm={() => { command.send(user) }}
      onClose={close}
      onRefresh={() => { void onRefresh().then(close) }}
    >
      <p>{children}</p>
    </ConfirmSheet>
  )
}

function SignedInWhere({ sessions }: { sessions: UserSignIn['sessions'] }) {
  const { t } = useTexts()
  return (
    <ul>
      {sessions.map((each) => (
        <li key={each.id}>
          {each.device || t('people:signIn.unknownDevice')}, {each.source || t('none')}. {t('people:signIn.seen')} <Moment instant={each.seen_at} />
        </li>
      ))}
    </ul>
  )
}

function PasswordFact({ signIn }: { signIn: UserSignIn }) {
  const { t } = useTexts()
  if (signIn.reset_until) {
    return (
      <>
        {t('people:signIn.resetOpen')} <Moment instant={signIn.reset_until} />
      </>
    )
  }
  if (!signIn.password_changed_at) return t('people:signIn.noPassword')
  return (
    <>
      {t('people:signIn.passwordFrom')} <Moment instant={signIn.password_changed_at} />
    </>
  )
}

function ResetLink({ token }: { token: string }) {
  const { t } = useTexts()
  const [isCopied, setCopied] = useState(false)
  const link = resetLink(location.origin, token)
  return (
    <Outcome title={t('people:signIn.linkTitle')}>
      <p>{t('people:signIn.link')}</p>
      <p className={styles.link}>{link}</p>
      <div>
        <Button onPress={() => void navigator.clipboard.writeText(link).then(() => { setCopied(true) })}>{t('people:signIn.copy')}</Button>
      </div>
      {isCopied && <p role="status">{t('people:signIn.copied')}</p>}
    </Outcome>
  )
}
