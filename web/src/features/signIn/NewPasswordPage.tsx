import { zodResolver } from '@hookform/resolvers/zod'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Logo } from '../../ui/Icon/Logo'
import { Notice } from '../../ui/Notice/Notice'
import { Outcome } from '../../ui/Notice/Outcome'
import { useWindowTitle } from '../../ui/Page/Page'
import { LanguageChoice } from './LanguageChoice'
import styles from './signIn.module.css'
import { choosePassword } from './commands'
import { tokenOf } from './sessionRules'
import { MIN_PASSWORD, passwordChoice } from './schemas'

/** Choosing a new password by the link that an administrator gave. */
export function NewPasswordPage() {
  const { t } = useTexts()
  const [token] = useState(() => tokenOf(location.hash))
  useWindowTitle(t('sessions:reset.title'))
  return (
    <div className={styles.page}>
      <LanguageChoice />
      <main className={styles.column}>
        <div className={styles.card}>
          <h1 className={styles.product}>
            <Logo size={24} />
            {t('sessions:reset.title')}
          </h1>
          {token ? (
            <ChoiceForm token={token} />
          ) : (
            <Notice tone="alert">
              <p>{t('sessions:reset.noToken')}</p>
            </Notice>
          )}
        </div>
      </main>
    </div>
  )
}

function ChoiceForm({ token }: { token: string }) {
  const { t } = useTexts()
  const form = useForm({ resolver: zodResolver(passwordChoice(t)), defaultValues: { password: '', again: '' }, shouldFocusError: false })
  const command = useCommand(choosePassword, async () => {
    // The link has done its work, and stands in no history.
    history.replaceState(history.state, '', location.pathname)
  })
  if (command.result) {
    return (
      <Outcome title={t('sessions:reset.done')}>
        <p>
          <Link to="/sign-in">{t('sessions:reset.signIn')}</Link>
        </p>
      </Outcome>
    )
  }
  return (
    <Form form={form} problem={command.problem} onSubmit={({ password }) => { command.send({ token, password }) }}>
      <p>{t('sessions:reset.text')}</p>
      <FormText name="password" type="password" autoComplete="new-password" label={t('sessions:password.new')} hint={t('sessions:password.hint', { count: MIN_PASSWORD })} />
      <FormText name="again" type="password" autoComplete="new-password" label={t('sessions:password.again')} />
      <Button type="submit" look="filled" size="wide" isPending={command.isSending}>
        {t('sessions:reset.act')}
      </Button>
    </Form>
  )
}
