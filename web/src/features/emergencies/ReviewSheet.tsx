import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { type T, useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { reviewEmergency } from './commands'
import styles from './emergencies.module.css'
import { NOTE_MOST } from './rules'
import type { Emergency } from './types'

const FINDINGS = ['justified', 'unjustified'] as const

function schema(t: T) {
  return z
    .object({
      finding: z.enum(FINDINGS, { error: t('emergencies:review.findingMissing') }),
      note: z.string().trim().max(NOTE_MOST, t('emergencies:open.reasonLong', { max: NOTE_MOST })),
    })
    .refine(({ finding, note }) => finding === 'justified' || note !== '', { path: ['note'], message: t('emergencies:review.noteMissing') })
}

type Props = { one: Emergency | null; onClose: () => void }

export function ReviewSheet({ one, onClose }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('emergencies:review.sheet')} isOpen={one !== null} onClose={onClose}>
      {one && <ReviewForm one={one} onClose={onClose} />}
    </Sheet>
  )
}

function ReviewForm({ one, onClose }: { one: Emergency; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const command = useCommand(reviewEmergency, () => {
    onClose()
    return queryClient.invalidateQueries({ queryKey: ['emergencies'] })
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send({ emergency: one.id, body }) }}>
      <p className={styles.words}>{one.reason}</p>
      <FormSelect name="finding" label={t('emergencies:review.finding')} options={FINDINGS.map((id) => ({ id, label: t(`emergencies:finding.${id}`) }))} />
      <FormTextArea name="note" label={t('emergencies:review.note')} hint={t('emergencies:review.noteHint')} optional />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('emergencies:review.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
