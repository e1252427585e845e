import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { FormText } from '../../ui/Form/fields'
import { Notice as Sentence } from '../../ui/Notice/Notice'
import { confirmMail, sendMailCode } from './commands'
import { mailQuery } from './queries'
import { takesCode } from './rules'
import { codeSchema } from './schemas'
import type { Confirmation } from './types'

type Props = { confirmation: Confirmation; address: string; onConfirmed: () => void }

/** The code that came to a new address is typed here: nothing else is sent to it before. */
export function ConfirmForm({ confirmation, address, onConfirmed }: Props) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm({ resolver: zodResolver(codeSchema(t)), defaultValues: { code: '' }, shouldFocusError: false })
  const refresh = () => queryClient.invalidateQueries({ queryKey: mailQuery.queryKey })
  const confirm = useCommand(confirmMail, async ({ state }) => {
    if (state === 'confirmed') onConfirmed()
    await refresh()
    const left = queryClient.getQueryData(mailQuery.queryKey)?.confirmation?.tries_left ?? 0
    if (state === 'wrong' && left > 0) form.setError('code', { message: t('notices:mail.confirmation.wrong', { count: left }) }, { shouldFocus: true })
  })
  const again = useCommand(sendMailCode, async () => {
    form.reset()
    confirm.reset()
    await refresh()
  })
  const takes = takesCode(confirmation)
  return (
    <Form form={form} problem={confirm.problem} onSubmit={({ code }) => { confirm.send(code) }}>
      <Sentence tone={takes ? 'next' : 'alert'} live>
        <p>{t(`notices:mail.confirmation.standing.${confirmation.state}`, { address })}</p>
      </Sentence>
      {again.problem ? (
        <Sentence tone="alert" live>
          <p>{problemText(again.problem, t, language)}</p>
        </Sentence>
      ) : (
        again.result && (
          <Sentence live>
            <p>{t('notices:mail.confirmation.sentAgain')}</p>
          </Sentence>
        )
      )}
      {takes && <FormText name="code" autoComplete="one-time-code" label={t('notices:mail.confirmation.code')} width={24} />}
      <FormActs>
        <Button isPending={again.isSending} onPress={() => { again.send(undefined) }}>
          {t('notices:mail.confirmation.again')}
        </Button>
        {takes && (
          <Button type="submit" look="filled" isPending={confirm.isSending}>
            {t('notices:mail.confirmation.act')}
          </Button>
        )}
      </FormActs>
    </Form>
  )
}
