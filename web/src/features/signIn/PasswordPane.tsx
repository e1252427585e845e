import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { changePassword } from './commands'
import { ownSessionsQuery } from './queries'
import { MIN_PASSWORD, passwordChange } from './schemas'
import styles from './sessions.module.css'

const EMPTY = { current: '', password: '', again: '' }

export function PasswordPane() {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [isDone, setDone] = useState(false)
  const form = useForm({ resolver: zodResolver(passwordChange(t)), defaultValues: EMPTY, shouldFocusError: false })
  const command = useCommand(changePassword, async () => {
    form.reset(EMPTY)
    setDone(true)
    await queryClient.refetchQueries(ownSessionsQuery)
  })
  return (
    <Pane title={t('sessions:password.title')}>
      <div className={styles.stack}>
        {isDone && (
          <Outcome title={t('sessions:password.done')}>
            <p>{t('sessions:password.doneText')}</p>
          </Outcome>
        )}
        <Form
          form={form}
          problem={command.problem}
          onSubmit={({ current, password }) => {
            setDone(false)
            command.send({ current, password })
          }}
        >
          <FormText name="current" type="password" autoComplete="current-password" label={t('sessions:password.current')} />
          <FormText name="password" type="password" autoComplete="new-password" label={t('sessions:password.new')} hint={t('sessions:password.hint', { count: MIN_PASSWORD })} />
          <FormText name="again" type="password" autoComplete="new-password" label={t('sessions:password.again')} />
          <div>
            <Button type="submit" isPending={command.isSending}>
              {t('sessions:password.act')}
            </Button>
          </div>
        </Form>
      </div>
    </Pane>
  )
}
