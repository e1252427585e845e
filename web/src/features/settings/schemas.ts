import type { T } from '../../i18n'
import { z } from '../../zod'
import { unitsOf } from './rules'
import type { SettingKind } from './types'

export function settingSchema(t: T, kind: SettingKind) {
  return z
    .object({
      key: z.string(),
      valid_from: z.string({ error: t('settings:form.fromMissing') }),
      amount: z.string().trim(),
      unit: z.enum(['working_days', 'months', 'days']).optional(),
      legal_basis: z.string().trim().max(60, t('settings:form.tooLong', { max: 60 })),
    })
    .refine(({ key, amount }) => unitsOf(kind, key).length === 0 || /^[1-9][0-9]{0,2}$/.test(amount), { path: ['amount'], error: t('settings:form.amountMissing') })
}

export function endSchema(t: T) {
  return z.object({ valid_until: z.string({ error: t('settings:form.untilMissing') }) })
}
