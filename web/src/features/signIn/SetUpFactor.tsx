import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Notice } from '../../ui/Notice/Notice'
import { Outcome } from '../../ui/Notice/Outcome'
import { QrCode } from '../../ui/QrCode/QrCode'
import { beginSecondFactor, confirmSecondFactor } from './commands'
import { grouped } from './sessionRules'
import { code, passwordAgain } from './schemas'
import styles from './sessions.module.css'
import type { SecondFactorKey } from './types'

/** Setting up an authenticator application: the password again, the key into the application, its first code, the recovery codes. */
export function SetUpFactor({ onDone }: { onDone: () => Promise<unknown> }) {
  const { t } = useTexts()
  const form = useForm({ resolver: zodResolver(passwordAgain(t)), defaultValues: { password: '' }, shouldFocusError: false })
  const begin = useCommand(beginSecondFactor)
  const confirm = useCommand(confirmSecondFactor)
  if (confirm.result) return <RecoveryCodes codes={confirm.result.recovery_codes} onDone={onDone} />
  if (begin.result) return <FirstCode setUp={begin.result} confirm={confirm} />
  return (
    <Form form={form} problem={begin.problem} onSubmit={(values) => { begin.send(values) }}>
      <p>{t('sessions:factor.passwordFirst')}</p>
      <FormText name="password" type="password" autoComplete="current-password" label={t('signIn:password.label')} />
      <div>
        <Button type="submit" look="filled" isPending={begin.isSending}>
          {t('sessions:factor.next')}
        </Button>
      </div>
    </Form>
  )
}

function FirstCode({ setUp, confirm }: { setUp: SecondFactorKey; confirm: ReturnType<typeof useCommand<{ code: string }, { recovery_codes: string[] }>> }) {
  const { t } = useTexts()
  const form = useForm({ resolver: zodResolver(code(t)), defaultValues: { code: '' }, shouldFocusError: false })
  return (
    <Form form={form} problem={confirm.problem} onSubmit={(values) => { confirm.send(values) }}>
      <ol className={styles.steps}>
        <li>{t('sessions:factor.stepApp')}</li>
        <li>
          {t('sessions:factor.stepScan')}
          <QrCode text={setUp.uri} label={t('sessions:factor.scanned')} />
          {t('sessions:factor.stepKey')} <span className={styles.key}>{grouped(setUp.key)}</span>
          <br />
          <a href={setUp.uri}>{t('sessions:factor.link')}</a>
        </li>
        <li>{t('sessions:factor.stepCode')}</li>
      </ol>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the next step of what was begun just now */}
      <FormText name="code" autoFocus autoComplete="one-time-code" inputMode="numeric" label={t('sessions:factor.code')} width={10} />
      <div>
        <Button type="submit" look="filled" isPending={confirm.isSending}>
          {t('sessions:factor.confirm')}
        </Button>
      </div>
    </Form>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => Promise<unknown> }) {
  const { t } = useTexts()
  return (
    <Outcome title={t('sessions:factor.done')}>
      <Notice tone="wait">
        <p>{t('sessions:factor.recovery')}</p>
      </Notice>
      <ul className={styles.codes}>
        {codes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div>
        <Button look="filled" onPress={() => void onDone()}>
          {t('sessions:factor.saved')}
        </Button>
      </div>
    </Outcome>
  )
}
