import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { z } from '../../zod'
import { useCommand } from '../../api/useCommand'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import { registerUser } from './commands'
import { userSchema } from './schemas'

export function NewPersonSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Sheet title={t('people:new.title')} isOpen={isOpen} onClose={onClose}>
      <NewPersonForm onClose={onClose} />
    </Sheet>
  )
}

/** Keeps no draft: a password stays in no storage. */
function NewPersonForm({ onClose }: { onClose: () => void }) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<z.input<ReturnType<typeof userSchema>>>({
    resolver: zodResolver(userSchema(t)),
    defaultValues: { username: '', name: '', language, password: '' },
    shouldFocusError: false,
  })
  const command = useCommand(registerUser, async ({ id }) => {
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    // Somebody without a role can do nothing: the role is given on the person's own page.
    await navigate({ to: '/people/$userId', params: { userId: id } })
  })
  return (
    <Form form={form} problem={command.problem} onSubmit={(body) => { command.send(body) }}>
      <FormText name="name" label={t('people:head.name')} autoComplete="off" />
      <FormText name="username" label={t('people:head.username')} hint={t('people:form.usernameHint')} autoComplete="off" width={24} />
      <FormSelect name="language" label={t('people:head.language')} options={LANGUAGES.map((id) => ({ id, label: standing(t(`terms:language.${id}`)) }))} width={20} />
      <FormText name="password" type="password" label={t('people:form.password')} hint={t('people:form.passwordHint')} autoComplete="new-password" width={24} />
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('people:new.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
