import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormTextArea } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { reopenCase } from './commands'
import { caseQuery } from './queries'

const REASON = 500

/** A closed case goes on; how it was closed stays on record. */
export function ReopenSheet({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const schema = z.object({ reason: z.string().trim().min(1, t('cases:reopening.reasonMissing')).max(REASON, t('cases:closing.tooLong', { max: REASON })) })
  const form = useForm<z.output<typeof schema>>({ resolver: zodResolver(schema), defaultValues: { reason: '' }, shouldFocusError: false })
  const command = useCommand(reopenCase, async () => {
    await queryClient.refetchQueries({ queryKey: caseQuery(caseId).queryKey })
    onClose()
  })
  return (
    <Sheet title={t('cases:reopening.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ reason }) => { command.send({ caseId, reason }) }}>
        <p>{t('cases:reopening.text')}</p>
        <FormTextArea name="reason" label={t('cases:reopening.reason')} />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('cases:reopening.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
