import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { returnVersion } from './commands'
import type { PlanVersion } from './types'

const MOST = 2000

function schema(t: T) {
  return z.object({ reason: z.string().trim().min(1, t('plans:return.missing')).max(MOST, t('plans:form.tooLong', { max: MOST })) })
}

type Props = { caseId: string; version: PlanVersion; isOpen: boolean; onClose: () => void; onDone: () => Promise<unknown> }

export function ReturnSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('plans:return.title')} isOpen={isOpen} onClose={rest.onClose}>
      <ReturnForm {...rest} />
    </Sheet>
  )
}

/** What should be otherwise, as everybody who was asked reads it. */
function ReturnForm({ caseId, version, onClose, onDone }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { reason: '' }, shouldFocusError: false })
  const draft = useDraft(`plan-return ${version.id}`, form)
  const command = useCommand(returnVersion, async () => {
    draft.drop()
    await onDone()
    onClose()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ reason }) => { command.send({ caseId, version: version.id, reason }) }}>
      <p>{t('plans:return.text')}</p>
      <FormTextArea name="reason" label={t('plans:return.reason')} hint={t('plans:return.hint')} />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('plans:return.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
