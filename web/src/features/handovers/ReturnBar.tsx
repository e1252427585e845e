import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { type T, useTexts } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { SaveBar } from '../../ui/SaveBar/SaveBar'
import { Sheet } from '../../ui/Sheet/Sheet'
import { returnHandover } from './commands'
import styles from './handovers.module.css'
import type { Handover } from './types'

const MOST = 4000

function schema(t: T) {
  return z.object({
    reason: z.enum(codesOf('handoverReason'), { error: t('handovers:decline.reasonMissing') }),
    note: z.string().trim().min(1, t('handovers:giveBack.noteMissing')).max(MOST, t('handovers:decline.noteTooLong', { max: MOST })),
  })
}

type Props = { one: Handover; names: Names }

/** What was taken can be given back: as a proposal of its own, which the other side accepts or declines. */
export function ReturnBar({ one, names }: Props) {
  const { t } = useTexts()
  const [returning, setReturning] = useState(false)
  return (
    <>
      <SaveBar sentence={t('handovers:giveBack.sentence', { organisation: names.organisation(one.from.organisation), own: names.organisation(one.to.organisation) })}>
        <Button onPress={() => { setReturning(true) }}>{t('handovers:giveBack.open')}</Button>
      </SaveBar>
      <Sheet title={t('handovers:giveBack.title')} isOpen={returning} onClose={() => { setReturning(false) }}>
        <ReturnForm one={one} names={names} onClose={() => { setReturning(false) }} />
      </Sheet>
    </>
  )
}

function ReturnForm({ one, names, onClose }: Props & { onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const draft = useDraft(`handover-return ${one.id}`, form)
  const command = useCommand(returnHandover, async (made) => {
    draft.drop()
    await Promise.all(['handovers', 'work'].map((list) => queryClient.invalidateQueries({ queryKey: [list] })))
    onClose()
    await navigate({ to: '/handovers/$handoverId', params: { handoverId: made.id } })
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(values) => { command.send({ id: one.id, ...values }) }}>
      <p>{t('handovers:giveBack.text', { organisation: names.organisation(one.from.organisation), own: names.organisation(one.to.organisation) })}</p>
      <FormSelect name="reason" label={t('handovers:decline.reason')} options={codesOf('handoverReason').map((id) => ({ id, label: t(`terms:handoverReason.${id}`) }))} />
      <FormTextArea name="note" label={t('handovers:giveBack.note')} hint={t('handovers:giveBack.noteHint')} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('handovers:giveBack.act')}
        </Button>
      </div>
    </Form>
  )
}
