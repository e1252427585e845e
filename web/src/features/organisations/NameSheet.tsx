import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { directoryQuery } from '../../access/directory'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { registerConsortium, registerTeam } from './commands'
import { nameSchema } from './schemas'
import type { NewName } from './types'

type Props = { onClose: () => void } & ({ what: 'team'; organisation: string; of: string } | { what: 'consortium' })

/** What has a name and nothing more: a team of an organisation, or a consortium. */
export function NameSheet({ onClose, ...thing }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const form = useForm<z.input<ReturnType<typeof nameSchema>>>({ resolver: zodResolver(nameSchema(t)), defaultValues: { name: '' }, shouldFocusError: false })
  const command = useCommand(
    (body: NewName, key) => (thing.what === 'team' ? registerTeam({ organisation: thing.organisation, body }, key) : registerConsortium(body, key)),
    async () => {
      await queryClient.refetchQueries({ queryKey: directoryQuery.queryKey })
      onClose()
    },
  )
  return (
    <Sheet title={thing.what === 'team' ? t('organisations:team.title', { organisation: thing.of }) : t('organisations:consortium.title')} isOpen onClose={onClose}>
      <Form form={form} problem={command.problem} onSubmit={(body) => { command.send(body) }}>
        <FormText name="name" label={t('organisations:form.name')} />
        <FormActs>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button type="submit" look="filled" isPending={command.isSending}>
            {t(`organisations:${thing.what}.act`)}
          </Button>
        </FormActs>
      </Form>
    </Sheet>
  )
}
