import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { declineHandover } from './commands'
import styles from './handovers.module.css'
import { DECLINE_REASONS } from './rules'
import type { Handover } from './types'

const MOST = 2000

function schema(t: T) {
  return z.object({
    reason: z.enum(DECLINE_REASONS, { error: t('handovers:decline.reasonMissing') }),
    note: z.string().trim().max(MOST, t('handovers:decline.noteTooLong', { max: MOST })),
  })
}

type Props = { one: Handover; names: Names; isOpen: boolean; onClose: () => void; onAnswered: () => Promise<unknown> }

export function DeclineSheet({ isOpen, onClose, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('handovers:decline.title')} isOpen={isOpen} onClose={onClose}>
      <DeclineForm {...rest} onClose={onClose} />
    </Sheet>
  )
}

/** The reason and the words that the sender will read. */
function DeclineForm({ one, names, onClose, onAnswered }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const draft = useDraft(`handover-decline ${one.id}`, form)
  const command = useCommand(declineHandover, () => {
    draft.drop()
    return onAnswered()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(values) => { command.send({ id: one.id, version: one.version, ...values }) }}>
      <p>{t('handovers:decline.text', { organisation: names.organisation(one.from.organisation), client: one.client.name })}</p>
      <FormSelect name="reason" label={t('handovers:decline.reason')} options={DECLINE_REASONS.map((id) => ({ id, label: t(`handovers:decline.reasons.${id}`) }))} />
      <FormTextArea name="note" label={t('handovers:decline.note')} hint={t('handovers:decline.noteHint')} optional />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('handovers:decline.act')}
        </Button>
      </div>
    </Form>
  )
}
