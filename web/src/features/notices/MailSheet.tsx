import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { FormSelect, FormText } from '../../ui/Form/fields'
import { Notice as Sentence } from '../../ui/Notice/Notice'
import { Sheet } from '../../ui/Sheet/Sheet'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { chooseMail } from './commands'
import { ConfirmForm } from './ConfirmForm'
import { mailQuery } from './queries'
import { HOURS, hourText, MAIL_MODES, wantedOf } from './rules'
import { mailSchema } from './schemas'
import type { MailSetting } from './types'

/** Whether and when notices are told by e-mail too. */
export function MailSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const setting = useQuery(mailQuery)
  const [isConfirmed, setConfirmed] = useState(false)
  return (
    <Sheet title={t('notices:mail.title')} isOpen onClose={onClose}>
      {setting.data ? (
        setting.data.set_up ? (
          <>
            {isConfirmed && (
              <Sentence live>
                <p>{t('notices:mail.confirmation.done')}</p>
              </Sentence>
            )}
            {setting.data.confirmation && (
              <ConfirmForm confirmation={setting.data.confirmation} address={setting.data.address ?? ''} onConfirmed={() => { setConfirmed(true) }} />
            )}
            <MailForm
              key={setting.data.version}
              setting={setting.data}
              onSaved={(saved) => {
                setConfirmed(false)
                if (!saved?.confirmation) onClose()
              }}
              onClose={onClose}
            />
          </>
        ) : (
          <p>{t('notices:mail.notSetUp')}</p>
        )
      ) : setting.isError ? (
        <Failure title={t('notices:mail.failed')} error={setting.error} onRetry={() => void setting.refetch()} />
      ) : (
        <Loading text={t('notices:mail.loading')} />
      )}
    </Sheet>
  )
}

type MailFormProps = { setting: MailSetting; onSaved: (setting: MailSetting | undefined) => void; onClose: () => void }

function MailForm({ setting, onSaved, onClose }: MailFormProps) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm({
    resolver: zodResolver(mailSchema(t)),
    defaultValues: { mode: setting.mode, hour: String(setting.hour ?? 8), address: setting.address ?? '', language: setting.address === null ? language : setting.language },
    shouldFocusError: false,
  })
  const mode = useWatch({ control: form.control, name: 'mode' })
  const command = useCommand(chooseMail, async () => {
    await queryClient.invalidateQueries({ queryKey: mailQuery.queryKey })
    onSaved(queryClient.getQueryData(mailQuery.queryKey))
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(values) => { command.send({ version: setting.version, body: wantedOf(values) }) }}>
      {setting.undelivered && (
        <Sentence tone="alert">
          <p>{t('notices:mail.undelivered')}</p>
        </Sentence>
      )}
      <p>{t('notices:mail.text')}</p>
      <FormSelect name="mode" label={t('notices:mail.mode')} options={MAIL_MODES.map((id) => ({ id, label: t(`notices:mail.modes.${id}`) }))} width={24} />
      {mode === 'daily' && <FormSelect name="hour" label={t('notices:mail.hour')} options={HOURS.map((id) => ({ id, label: hourText(id) }))} width={12} />}
      {mode !== 'never' && <FormText name="address" type="email" autoComplete="email" label={t('notices:mail.address')} width={36} />}
      {mode !== 'never' && <FormSelect name="language" label={t('notices:mail.language')} options={LANGUAGES.map((id) => ({ id, label: standing(t(`terms:language.${id}`)) }))} width={24} />}
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('notices:mail.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
