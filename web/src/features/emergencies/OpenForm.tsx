import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { ConfirmSheet } from '../../ui/ConfirmSheet/ConfirmSheet'
import { FormText, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Notice } from '../../ui/Notice/Notice'
import { openEmergency } from './commands'
import { emergenciesQuery } from './queries'
import { caseOf, REASON } from './rules'
import type { NewEmergency } from './types'

function schema(t: T) {
  return z.object({
    code: z.string().trim().min(1, t('emergencies:open.codeMissing')),
    reason: z.string().trim().min(REASON.least, t('emergencies:open.reasonShort', { min: REASON.least })).max(REASON.most, t('emergencies:open.reasonLong', { max: REASON.most })),
  })
}

/** Whom and why, then once more what follows. Nothing of it is kept as a draft. */
export function OpenForm() {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<NewEmergency | null>(null)
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { code: '', reason: '' }, shouldFocusError: false })
  const command = useCommand(openEmergency, async (written) => {
    setAsked(null)
    form.reset()
    await queryClient.invalidateQueries({ queryKey: ['clients'] })
    const own = await queryClient.fetchInfiniteQuery({ ...emergenciesQuery('all'), staleTime: 0 })
    const caseId = caseOf(own.pages.flatMap((page) => page.items), written.id)
    if (caseId) await navigate({ to: '/cases/$caseId', params: { caseId } })
  })
  const led = command.result?.state
  return (
    <>
      <Form
        form={form}
        problem={command.problem}
        onSubmit={(values) => {
          command.reset()
          setAsked(values)
        }}
      >
        <FormText name="code" label={t('emergencies:open.code')} hint={t('emergencies:open.codeHint')} autoComplete="off" maxLength={30} width={16} />
        <FormTextArea name="reason" label={t('emergencies:open.reason')} hint={t('emergencies:open.reasonHint')} />
        <FormActs>
          <Button type="submit" look="filled">
            {t('emergencies:open.next')}
          </Button>
        </FormActs>
      </Form>
      <div role="status">
        {(led === 'nobody' || led === 'own_ground') && (
          <Notice tone="wait">
            <p>
              <b>{t(`emergencies:led.${led}.title`)}</b>
            </p>
            <p>{t(`emergencies:led.${led}.text`)}</p>
          </Notice>
        )}
      </div>
      <ConfirmSheet
        title={t('emergencies:confirm.title')}
        act={t('emergencies:confirm.act')}
        isOpen={asked !== null && command.problem === null}
        isSending={command.isSending}
        problem={null}
        onConfirm={() => {
          if (asked) command.send(asked)
        }}
        onClose={() => { setAsked(null) }}
        onRefresh={() => { setAsked(null) }}
      >
        <p>
          <b>{t('emergencies:confirm.sentence')}</b>
        </p>
        <p>{t('emergencies:confirm.text')}</p>
      </ConfirmSheet>
    </>
  )
}
