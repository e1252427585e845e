import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { type Session, signIn } from '../../access/session'
import { useCommand } from '../../api/useCommand'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'

function credentials(t: T) {
  return z.object({
    username: z.string().trim().min(1, t('signIn:username.missing')),
    password: z.string().min(1, t('signIn:password.missing')),
  })
}

export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => Promise<unknown> | undefined }) {
  const { t } = useTexts()
  const form = useForm({ resolver: zodResolver(credentials(t)), defaultValues: { username: '', password: '' }, shouldFocusError: false })
  const command = useCommand(signIn, onSignedIn)
  return (
    <Form form={form} onSubmit={(values) => { command.send(values) }} problem={command.problem}>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page has one task and this is its first field */}
      <FormText name="username" label={t('signIn:username.label')} autoComplete="username" autoFocus />
      <FormText name="password" label={t('signIn:password.label')} type="password" autoComplete="current-password" />
      <Button type="submit" look="filled" size="wide" isPending={command.isSending}>
        {t('signIn:act')}
      </Button>
    </Form>
  )
}
