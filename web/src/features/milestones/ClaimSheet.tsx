import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { z } from '../../zod'
import type { Contract } from '../../access/contracts'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { today } from '../../format/date'
import { type T, useTexts } from '../../i18n'
import { pick } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormDate, FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { Sheet } from '../../ui/Sheet/Sheet'
import { correctMilestone, recordMilestone } from './commands'
import styles from './milestones.module.css'
import { typesOn } from './rules'
import type { Claim, Milestone } from './types'

const MOST = 2000

function schema(t: T) {
  return z.object({
    happened_on: z.string({ error: t('milestones:record.dateMissing') }),
    type: z.string({ error: t('milestones:record.typeMissing') }),
    note: z.string().trim().max(MOST, t('milestones:tooLong', { max: MOST })),
  }) satisfies z.ZodType<Claim>
}

type Props = {
  caseId: string
  contract: Contract
  /** The claim that is corrected; null for a new one. */
  claim: Milestone | null
  isOpen: boolean
  onClose: () => void
  onDone: (id: string) => Promise<unknown>
}

export function ClaimSheet({ isOpen, ...rest }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t(rest.claim ? 'milestones:record.titleCorrect' : 'milestones:record.title')} isOpen={isOpen} onClose={rest.onClose}>
      <ClaimForm {...rest} />
    </Sheet>
  )
}

/** When, what, and a note; the types are those of the price list that holds on that day. */
function ClaimForm({ caseId, contract, claim, onClose, onDone }: Omit<Props, 'isOpen'>) {
  const { t, language } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({
    resolver: zodResolver(schema(t)),
    defaultValues: claim ? { happened_on: claim.happened_on, type: claim.type, note: claim.note } : { happened_on: today(), note: '' },
    shouldFocusError: false,
  })
  const draft = useDraft(`milestone ${claim?.id ?? `new ${caseId}`}`, form)
  const done = (written: { id: string }) => {
    draft.drop()
    return onDone(written.id)
  }
  const record = useCommand(recordMilestone, done)
  const correct = useCommand(correctMilestone, done)
  const types = typesOn(contract, useWatch({ control: form.control, name: 'happened_on' }))
  return (
    <Form
      form={form}
      problem={record.problem ?? correct.problem}
      onSubmit={(body) => {
        if (claim) correct.send({ id: claim.id, version: claim.version, body })
        else record.send({ caseId, contract: contract.id, body })
      }}
    >
      <FormDate name="happened_on" label={t('milestones:record.date')} max={today()} />
      <FormSelect name="type" label={t('milestones:record.type')} hint={types.length === 0 ? t('milestones:record.noTypes') : undefined} options={types.map(({ code, name }) => ({ id: code, label: pick(name, language) }))} />
      <FormTextArea name="note" label={t('milestones:record.note')} hint={t('milestones:record.noteHint')} optional />
      <DraftNote keptAt={draft.keptAt} />
      <div className={styles.formActs}>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={record.isSending || correct.isSending}>
          {t(claim ? 'milestones:record.save' : 'milestones:record.act')}
        </Button>
      </div>
    </Form>
  )
}
