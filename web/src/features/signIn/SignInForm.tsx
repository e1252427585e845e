import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { type Session, signIn } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'

/** What is asked for: who one is, and from who has set it up, the code of now. */
type Step = 'password' | 'code'

function credentials(t: T, step: Step) {
  return z.object({
    username: z.string().trim().min(1, t('signIn:username.missing')),
    password: z.string().min(1, t('signIn:password.missing')),
    code: step === 'code' ? z.string().trim().min(1, t('signIn:code.missing')) : z.string(),
  })
}

export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => Promise<unknown> | undefined }) {
  const { t } = useTexts()
  const [step, setStep] = useState<Step>('password')
  const form = useForm({ resolver: zodResolver(credentials(t, step)), defaultValues: { username: '', password: '', code: '' }, shouldFocusError: false })
  const command = useCommand(signIn, (session) => {
    if (session) return onSignedIn(session)
    setStep('code')
    return undefined
  })
  return (
    <Form form={form} onSubmit={({ code, ...who }) => { command.send(step === 'code' ? { ...who, code } : who) }} problem={command.problem}>
      {step === 'password' ? (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page has one task and this is its first field */}
          <FormText name="username" label={t('signIn:username.label')} autoComplete="username" autoFocus />
          <FormText name="password" label={t('signIn:password.label')} type="password" autoComplete="current-password" />
        </>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the next step of what was sent just now
        <FormText key="code" name="code" label={t('signIn:code.label')} hint={t('signIn:code.hint')} autoComplete="one-time-code" autoFocus />
      )}
      <Button type="submit" look="filled" size="wide" isPending={command.isSending}>
        {t('signIn:act')}
      </Button>
      {step === 'code' && (
        <Button
          size="wide"
          onPress={() => {
            form.reset()
            command.reset()
            setStep('password')
          }}
        >
          {t('signIn:code.back')}
        </Button>
      )}
    </Form>
  )
}
