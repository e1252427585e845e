import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useCommand } from '../api/useCommand'
import { type T, useTexts } from '../i18n'
import { Button } from '../ui/Button/Button'
import { FormText } from '../ui/Form/fields'
import { Form } from '../ui/Form/Form'
import { FormActs } from '../ui/Form/FormActs'
import { Sheet } from '../ui/Sheet/Sheet'
import { z } from '../zod'
import { saveFilter } from './commands'
import type { FilteredPage } from './types'

const MOST = 60

function schema(t: T) {
  return z.object({ name: z.string().trim().min(1, t('savedFilters:save.nameMissing')).max(MOST, t('savedFilters:save.tooLong', { max: MOST })) })
}

type Props = { page: FilteredPage; query: string; onClose: () => void; onSaved: () => Promise<unknown> }

export function SaveSheet({ page, query, onClose, onSaved }: Props) {
  const { t } = useTexts()
  const form = useForm<z.input<ReturnType<typeof schema>>>({ resolver: zodResolver(schema(t)), defaultValues: { name: '' }, shouldFocusError: false })
  const command = useCommand(saveFilter, async () => {
    await onSaved()
    onClose()
  })
  return (
    <Sheet title={t('savedFilters:save.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={({ name }) => { command.send({ page, name, query }) }}>
        <p>{t('savedFilters:save.text')}</p>
        <FormText name="name" label={t('savedFilters:save.name')} autoComplete="off" />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t('savedFilters:save.act')}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
