import { z } from '../../zod'
import type { T } from '../../i18n'

export const MIN_PASSWORD = 12

/** A new password written twice: the server judges the rest. */
const newPassword = (t: T) => ({
  password: z.string().min(MIN_PASSWORD, t('sessions:password.short', { count: MIN_PASSWORD })),
  again: z.string(),
})

const same = (values: { password: string; again: string }) => values.password === values.again

export function passwordChoice(t: T) {
  return z.object(newPassword(t)).refine(same, { path: ['again'], error: t('sessions:password.differ') })
}

export function passwordChange(t: T) {
  return z.object({ current: z.string().min(1, t('signIn:password.missing')), ...newPassword(t) }).refine(same, { path: ['again'], error: t('sessions:password.differ') })
}

export function passwordAgain(t: T) {
  return z.object({ password: z.string().min(1, t('signIn:password.missing')) })
}

export function code(t: T) {
  return z.object({ code: z.string().trim().min(1, t('sessions:factor.codeMissing')) })
}

export function passwordAndCode(t: T) {
  return z.object({ ...passwordAgain(t).shape, ...code(t).shape })
}
