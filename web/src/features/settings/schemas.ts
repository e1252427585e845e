import type { T } from '../../i18n'
import { z } from '../../zod'
import { hasNames, LEGAL_KINDS, NEW_CODE, unitsOf } from './rules'
import type { SettingKind } from './types'

const NAME = 100

export function settingSchema(t: T, kind: SettingKind) {
  const name = z.string().trim().max(NAME, t('settings:form.tooLong', { max: NAME }))
  const needed = hasNames(kind) ? name.min(1, t('settings:form.nameMissing')) : name
  return z
    .object({
      key: z.string(),
      code: z.string().trim(),
      acts_as: z.enum(LEGAL_KINDS).optional(),
      valid_from: z.string({ error: t('settings:form.fromMissing') }),
      amount: z.string().trim(),
      unit: z.enum(['working_days', 'months', 'days']).optional(),
      legal_basis: z.string().trim().max(60, t('settings:form.tooLong', { max: 60 })),
      names: z.object({ fi: needed, sv: needed, en: needed }),
    })
    .refine(({ key, code }) => key !== NEW_CODE || /^[a-z0-9_]{1,40}$/.test(code), { path: ['code'], error: t('settings:form.keyMissing') })
    .refine(({ key, acts_as }) => kind !== 'organisation_kind' || key !== NEW_CODE || acts_as !== undefined, { path: ['acts_as'], error: t('settings:form.actsAsMissing') })
    .refine(({ key, amount }) => unitsOf(kind, key).length === 0 || /^[1-9][0-9]{0,2}$/.test(amount), { path: ['amount'], error: t('settings:form.amountMissing') })
    .refine(({ legal_basis }) => kind !== 'share_rule' || legal_basis !== '', { path: ['legal_basis'], error: t('settings:form.basisMissing') })
}

export function endSchema(t: T) {
  return z.object({ valid_until: z.string({ error: t('settings:form.untilMissing') }) })
}
