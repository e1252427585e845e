import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import type { Names } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useDraft } from '../../drafts/useDraft'
import { standing } from '../../format/names'
import { type T, useTexts } from '../../i18n'
import { codesOf, termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { DraftNote } from '../../ui/DraftNote/DraftNote'
import { FormSelect, FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './cases.module.css'
import { closeCase } from './commands'
import { caseQuery, closingQuery } from './queries'
import type { OpenItem, PresentCase } from './types'

const NOTE = 2000

function schema(t: T) {
  return z.object({
    reason: z.enum(codesOf('closingReason'), { error: t('cases:closing.reasonMissing') }),
    outcome: z.enum(codesOf('closingOutcome'), { error: t('cases:closing.outcomeMissing') }),
    note: z.string().trim().max(NOTE, t('cases:closing.tooLong', { max: NOTE })),
  })
}

type Props = { one: PresentCase; names: Names; isOpen: boolean; onClose: () => void }

/** First what is still open, each by its name; once nothing is, why and with what outcome the case ends. */
export function CloseSheet({ one, names, isOpen, onClose }: Props) {
  const { t } = useTexts()
  const query = useQuery({ ...closingQuery(one.id), enabled: isOpen })
  const left = query.data?.must_end ?? []
  return (
    <Sheet title={t('cases:closing.title')} isOpen={isOpen} onClose={onClose}>
      {query.isError ? (
        <Failure title={t('cases:closing.failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading text={t('cases:closing.loading')} />
      ) : left.length > 0 ? (
        <>
          <p>
            <b>{t('cases:closing.first', { count: left.length })}</b>
          </p>
          <ul className={styles.people}>
            {left.map((item) => (
              <li key={item.id}>
                <ItemLink caseId={one.id} item={item} />
                <p className={styles.quiet}>{item.organisation ? names.who(item) : t('tasks:client')}</p>
              </li>
            ))}
          </ul>
          <FormActs>
            <Button onPress={onClose}>{t('act.close')}</Button>
          </FormActs>
        </>
      ) : (
        <CloseForm one={one} onClose={onClose} />
      )}
    </Sheet>
  )
}

function ItemLink({ caseId, item }: { caseId: string; item: OpenItem }) {
  const { t } = useTexts()
  const text = item.title === '' ? t(`cases:closing.open.${item.kind}`) : `${t(`cases:closing.open.${item.kind}`)}: ${item.title}`
  switch (item.kind) {
    case 'handover':
      return (
        <Link to="/handovers/$handoverId" params={{ handoverId: item.id }}>
          {text}
        </Link>
      )
    case 'plan_version':
      return (
        <Link to="/cases/$caseId/plan/versions" params={{ caseId }}>
          {text}
        </Link>
      )
    case 'task':
      return (
        <Link to="/cases/$caseId/tasks" params={{ caseId }}>
          {text}
        </Link>
      )
    case 'appointment':
      return (
        <Link to="/cases/$caseId/appointments" params={{ caseId }}>
          {text}
        </Link>
      )
  }
}

function CloseForm({ one, onClose }: { one: PresentCase; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.output<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { note: '' }, shouldFocusError: false })
  const draft = useDraft(`closing ${one.id}`, form)
  const command = useCommand(closeCase, async () => {
    draft.drop()
    await queryClient.refetchQueries({ queryKey: caseQuery(one.id).queryKey })
    onClose()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ note, ...how }) => { command.send({ caseId: one.id, body: { ...how, note: note === '' ? null : note } }) }}>
      <p>
        <b>{t('cases:closing.sentence', { name: one.client.name })}</b>
      </p>
      <FormSelect name="reason" label={t('cases:closing.reason')} options={codesOf('closingReason').map((id) => ({ id, label: standing(termText('closingReason', id, t)) }))} />
      <FormSelect name="outcome" label={t('cases:closing.outcome')} options={codesOf('closingOutcome').map((id) => ({ id, label: standing(termText('closingOutcome', id, t)) }))} />
      <FormTextArea name="note" label={t('cases:closing.note')} optional />
      <DraftNote keptAt={draft.keptAt} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('cases:closing.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
