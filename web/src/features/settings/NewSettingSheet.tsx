import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { termsQuery, useTerms } from '../../access/terms'
import { useCommand } from '../../api/useCommand'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { Button } from '../../ui/Button/Button'
import { FormDate, FormSelect, FormText } from '../../ui/Form/fields'
import { Form } from '../../ui/Form/Form'
import { FormActs } from '../../ui/Form/FormActs'
import { Sheet } from '../../ui/Sheet/Sheet'
import type { z } from '../../zod'
import { addSetting } from './commands'
import { settingsQuery } from './queries'
import { hasNames, KEYS, LEGAL_KINDS, NEW_CODE, unitsOf } from './rules'
import { settingSchema } from './schemas'
import type { SettingKind } from './types'
import { useSettingNames } from './useSettingNames'

/** A row from a day on: the one before it ends the day before. */
export function NewSettingSheet({ kind, onClose }: { kind: SettingKind; onClose: () => void }) {
  const { t } = useTexts()
  return (
    <Sheet title={t(`settings:new.title.${kind}`)} isOpen onClose={onClose}>
      <NewSettingForm kind={kind} onClose={onClose} />
    </Sheet>
  )
}

function NewSettingForm({ kind, onClose }: { kind: SettingKind; onClose: () => void }) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const nameOf = useSettingNames()
  const terms = useTerms()
  const form = useForm<z.input<ReturnType<typeof settingSchema>>>({
    resolver: zodResolver(settingSchema(t, kind)),
    defaultValues: { key: KEYS[kind][0] ?? NEW_CODE, code: '', amount: '', unit: unitsOf(kind, KEYS[kind][0] ?? '')[0], legal_basis: '', names: { fi: '', sv: '', en: '' } },
    shouldFocusError: false,
  })
  const command = useCommand(addSetting, async () => {
    await Promise.all([queryClient.refetchQueries({ queryKey: settingsQuery.queryKey }), queryClient.invalidateQueries({ queryKey: termsQuery.queryKey })])
    onClose()
  })
  const key = useWatch({ control: form.control, name: 'key' })
  const units = unitsOf(kind, key)
  const isNew = hasNames(kind) && key === NEW_CODE
  return (
    <Form
      form={form}
      problem={command.problem}
      onSubmit={({ key: chosen, code, acts_as, valid_from, amount, unit, legal_basis, names }) => {
        const counted = units.length > 0 ? { amount: Number(amount), unit: unit ?? null } : {}
        const acting = isNew && kind === 'organisation_kind' ? { acts_as: acts_as ?? null } : {}
        command.send({ kind, key: isNew ? code : chosen, valid_from, legal_basis, ...counted, ...acting, ...(hasNames(kind) ? { names } : {}) })
      }}
    >
      <p>{t('settings:new.text')}</p>
      {kind === 'organisation_kind' || kind === 'plan_type' ? (
        <FormSelect
          name="key"
          label={t('settings:head.key')}
          options={[{ id: NEW_CODE, label: t(`settings:form.newCode.${kind}`) }, ...terms.choices(kind).map(({ id, label }) => ({ id, label: standing(label) }))]}
        />
      ) : (
        <FormSelect name="key" label={t('settings:head.key')} options={KEYS[kind].map((id) => ({ id, label: nameOf({ kind, key: id }) }))} />
      )}
      {isNew && <FormText name="code" label={t('settings:form.code')} hint={t('settings:form.codeHint')} autoComplete="off" />}
      {isNew && kind === 'organisation_kind' && (
        <FormSelect
          name="acts_as"
          label={t('settings:form.actsAs')}
          hint={t('settings:form.actsAsHint')}
          options={LEGAL_KINDS.map((id) => ({ id, label: standing(terms.of('organisation_kind', id)) }))}
        />
      )}
      {hasNames(kind) && LANGUAGES.map((id) => <FormText key={id} name={`names.${id}`} label={t(`organisations:form.nameIn.${id}`)} autoComplete="off" />)}
      {units.length > 0 && (
        <>
          <FormText name="amount" label={t('settings:form.amount')} width={8} inputMode="numeric" autoComplete="off" />
          <FormSelect name="unit" label={t('settings:form.unit')} options={units.map((id) => ({ id, label: standing(t(`settings:unit.${id}`)) }))} />
        </>
      )}
      <FormDate name="valid_from" label={t('settings:head.from')} />
      {kind !== 'handover_time' && <FormText name="legal_basis" label={t('settings:head.basis')} optional={kind !== 'share_rule'} autoComplete="off" />}
      <FormActs>
        <Button onPress={onClose}>{t('act.cancel')}</Button>
        <Button type="submit" look="filled" isPending={command.isSending}>
          {t('settings:new.act')}
        </Button>
      </FormActs>
    </Form>
  )
}
