import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { endUserSessions, removeUserSecondFactor, resetPassword } from './commands'
import { userSignInQuery } from './queries'
import { resetLink } from './rules'
import { SessionTable } from './SessionTable'
import styles from './sessions.module.css'
import type { UserSignIn } from './types'
import { UserActSheet } from './UserActSheet'

/** On a person's page, for the administrator: how the person signs in, and what can be done about it. */
export function UserSignInPane({ user }: { user: string }) {
  const { t } = useTexts()
  const signIn = useQuery(userSignInQuery(user))
  return (
    <Pane title={t('sessions:user.title')}>
      {signIn.isPending ? (
        <Loading text={t('sessions:user.loading')} />
      ) : signIn.isError ? (
        <Failure title={t('sessions:user.failed')} error={signIn.error} onRetry={() => void signIn.refetch()} />
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
  const [open, setOpen] = useState<Open>(null)
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
          { term: t('sessions:user.passwordSet'), value: <PasswordFact signIn={signIn} /> },
          {
            term: t('sessions:user.factor'),
            value: signIn.second_factor_since ? (
              <>
                {t('sessions:user.factorFrom')} <Moment instant={signIn.second_factor_since} />
              </>
            ) : (
              t('sessions:user.noFactor')
            ),
          },
          signIn.sessions.length === 0 && { term: t('sessions:user.sessions'), value: t('sessions:user.none') },
        ]}
      />
      {signIn.sessions.length > 0 && <SessionTable caption={t('sessions:user.caption')} sessions={signIn.sessions} />}
      {reset.result && <ResetLink token={reset.result.token} />}
      <div className={[styles.acts, styles.start].join(' ')}>
        {signIn.sessions.length > 0 && <Button onPress={() => { setOpen('end') }}>{t('sessions:user.end')}</Button>}
        <Button onPress={() => { setOpen('reset') }}>{t('sessions:user.reset')}</Button>
        {signIn.second_factor_since && <Button onPress={() => { setOpen('factor') }}>{t('sessions:user.removeFactor')}</Button>}
      </div>
      <UserActSheet title={t('sessions:user.end')} text={t('sessions:user.endText')} isOpen={open === 'end'} command={end} user={user} onClose={close} />
      <UserActSheet title={t('sessions:user.reset')} text={t('sessions:user.resetText')} isOpen={open === 'reset'} command={reset} user={user} onClose={close} />
      <UserActSheet title={t('sessions:user.removeFactor')} text={t('sessions:user.removeFactorText')} isOpen={open === 'factor'} command={removeFactor} user={user} onClose={close} />
    </div>
  )
}

function PasswordFact({ signIn }: { signIn: UserSignIn }) {
  const { t } = useTexts()
  if (signIn.reset_until) {
    return (
      <>
        {t('sessions:user.resetOpen')} <Moment instant={signIn.reset_until} />
      </>
    )
  }
  if (!signIn.password_changed_at) return t('sessions:user.noPassword')
  return (
    <>
      {t('sessions:user.passwordFrom')} <Moment instant={signIn.password_changed_at} />
    </>
  )
}

function ResetLink({ token }: { token: string }) {
  const { t } = useTexts()
  const [isCopied, setCopied] = useState(false)
  const link = resetLink(location.origin, token)
  return (
    <Outcome title={t('sessions:user.linkTitle')}>
      <p>{t('sessions:user.link')}</p>
      <p className={styles.key}>{link}</p>
      <div>
        <Button onPress={() => void navigator.clipboard.writeText(link).then(() => { setCopied(true) })}>{t('sessions:user.copy')}</Button>
      </div>
      {isCopied && <p role="status">{t('sessions:user.copied')}</p>}
    </Outcome>
  )
}
