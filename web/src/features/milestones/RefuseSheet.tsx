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
import { Sheet } from '../../ui/Sheet/Sheet'
import { refuseMilestone } from './commands'
import styles from './milestones.module.css'
import type { Requirement } from './rules'
import type { Milestone } from './types'

const MOST = 2000

function schema(t: T) {
  return z.object({ reason: z.string().trim().min(1, t('milestones:refuse.missing')).max(MOST, t('milestones:tooLong', { max: MOST })) })
}

type Props = { one: Milestone; unmet: Requirement[]; isOpen: boolean; onClose: () => void; onDone: () => Promise<unknown> }

export function RefuseSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('milestones:refuse.title')} isOpen={isOpen} onClose={rest.onClose}>
      <RefuseForm {...rest} />
    </Sheet>
  )
}

/** The reason as the claimant reads it, begun with what is not met. */
function RefuseForm({ one, unmet, onClose, onDone }: Omit<Props, 'isOpen'>) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({
    resolver: zodResolver(schema(t)),
    defaultValues: { reason: unmet.map(({ id }) => t(`milestones:unmet.${id}`)).join(' ') },
    shouldFocusError: false,
  })
  const draft = useDraft(`milestone-refuse ${one.id}`, form)
  const command = useCommand(refuseMilestone, () => {
    draft.drop()
    return onDone()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ reason }) => { command.send({ id: one.id, version: one.version, reason }) }}>
      <p>{t('milestones:refuse.text')}</p>
      <FormTextArea name="reason" label={t('milestones:refuse.reason')} hint={t('milestones:refuse.hint')} />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('milestones:refuse.act')}
        </Button>
      </div>
    </Form>
  )
}
