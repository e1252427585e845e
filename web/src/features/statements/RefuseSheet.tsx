import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { monthName } from '../../format/date'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { refuseStatement } from './commands'
import type { SheetProps } from './FreezeSheet'
import styles from './statements.module.css'

const MOST = 2000

function schema(t: T) {
  return z.object({ reason: z.string().trim().min(1, t('statements:refuse.missing')).max(MOST, t('statements:refuse.tooLong', { max: MOST })) })
}

export function RefuseSheet({ isOpen, onClose, ...rest }: SheetProps) {
  const { t, language } = useTexts()
  return (
    <Sheet title={t('statements:refuse.title', { month: monthName(rest.one.period, language) })} isOpen={isOpen} onClose={onClose}>
      <RefuseForm onClose={onClose} {...rest} />
    </Sheet>
  )
}

/** What has to be looked into; who froze it reads these words. */
function RefuseForm({ one, onClose, onDone }: Omit<SheetProps, 'isOpen'>) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { reason: '' }, shouldFocusError: false })
  const draft = useDraft(`statement-refuse ${one.id}`, form)
  const command = useCommand(refuseStatement, () => {
    draft.drop()
    return onDone()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ reason }) => { command.send({ id: one.id, version: one.version, reason }) }}>
      <p>{t('statements:refuse.text')}</p>
      <FormTextArea name="reason" label={t('statements:refuse.reason')} hint={t('statements:refuse.hint')} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('statements:refuse.act')}
        </Button>
      </div>
    </Form>
  )
}
