import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Pane } from '../../ui/Pane/Pane'
import { Sheet } from '../../ui/Sheet/Sheet'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { removeSecondFactor } from './commands'
import { secondFactorQuery } from './queries'
import { passwordAndCode } from './schemas'
import styles from './sessions.module.css'
import { SetUpFactor } from './SetUpFactor'
import type { SecondFactor } from './types'

/** How one's second factor stands. */
export function SecondFactorPane() {
  const { t } = useTexts()
  const factor = useQuery(secondFactorQuery)
  return (
    <Pane title={t('sessions:factor.title')}>
      <div className={styles.stack}>
        {factor.isPending ? (
          <Loading text={t('sessions:factor.loading')} />
        ) : factor.isError ? (
          <Failure title={t('sessions:factor.failed')} error={factor.error} onRetry={() => void factor.refetch()} />
        ) : (
          <Standing factor={factor.data} />
        )}
      </div>
    </Pane>
  )
}

function Standing({ factor }: { factor: SecondFactor }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<'setUp' | 'remove' | null>(null)
  const close = async () => {
    setOpen(null)
    await queryClient.refetchQueries(secondFactorQuery)
  }
  if (factor.policy === 'off') return <p>{t('sessions:factor.off')}</p>
  if (open === 'setUp') return <SetUpFactor onDone={close} />
  return (
    <>
      {factor.since ? (
        <p>
          {t('sessions:factor.inUse')} <Moment instant={factor.since} />. {t('sessions:factor.codesLeft', { count: factor.recovery_codes })}
        </p>
      ) : (
        <p>{t('sessions:factor.what')}</p>
      )}
      <div>
        {factor.since ? (
          <Button onPress={() => { setOpen('remove') }}>{t('sessions:factor.removeOpen')}</Button>
        ) : (
          <Button onPress={() => { setOpen('setUp') }}>{t('sessions:factor.setUpOpen')}</Button>
        )}
      </div>
      <RemoveSheet isOpen={open === 'remove'} onClose={close} />
    </>
  )
}

function RemoveSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => Promise<void> }) {
  const { t } = useTexts()
  const form = useForm({ resolver: zodResolver(passwordAndCode(t)), defaultValues: { password: '', code: '' }, shouldFocusError: false })
  const command = useCommand(removeSecondFactor, onClose)
  return (
    <Sheet title={t('sessions:factor.removeTitle')} isOpen={isOpen} onClose={() => void onClose()}>
      <p>{t('sessions:factor.removeText')}</p>
      <Form form={form} problem={command.problem} onSubmit={(values) => { command.send(values) }}>
        <FormText name="password" type="password" autoComplete="current-password" label={t('signIn:password.label')} />
        <FormText name="code" autoComplete="one-time-code" label={t('sessions:factor.code')} hint={t('sessions:factor.codeHint')} width={20} />
        <div className={styles.acts}>
          <Button onPress={() => void onClose()}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('sessions:factor.removeAct')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}
