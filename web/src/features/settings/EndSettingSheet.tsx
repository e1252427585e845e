import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormDate } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import type { z } from '../../zod'
import { endSetting } from './commands'
import { settingsQuery } from './queries'
import { endSchema } from './schemas'
import type { Setting } from './types'
import { useSettingNames } from './useSettingNames'

/** Gives a row its last day, without another to follow it. */
export function EndSettingSheet({ row, onClose }: { row: Setting; onClose: () => void }) {
  const { t } = useTexts()
  const nameOf = useSettingNames()
  return (
    <Sheet title={t('settings:end.title', { setting: nameOf(row) })} isOpen onClose={onClose}>
      <EndSettingForm row={row} onClose={onClose} />
    </Sheet>
  )
}

function EndSettingForm({ row, onClose }: { row: Setting; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof endSchema>>>({ resolver: zodResolver(endSchema(t)), shouldFocusError: false })
  const command = useCommand(endSetting, async () => {
    await queryClient.refetchQueries({ queryKey: settingsQuery.queryKey })
    onClose()
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={({ valid_until }) => { command.send({ kind: row.kind, key: row.key, valid_until }) }}>
      <p>{t('settings:end.text')}</p>
      <FormDate name="valid_until" label={t('settings:head.until')} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('settings:end.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
