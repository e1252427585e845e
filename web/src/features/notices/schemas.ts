import { z } from '../../zod'
import type { T } from '../../i18n'
import { LANGUAGES } from '../../i18n/languages'
import { MAIL_MODES } from './rules'

/** What has the form of a code is the server's to say. */
export function codeSchema(t: T) {
  return z.object({ code: z.string().trim().min(1, t('notices:mail.confirmation.missing')) })
}

/** What has the form of an address is the server's to say; here only what must not be missing. */
export function mailSchema(t: T) {
  return z
    .object({ mode: z.enum(MAIL_MODES), hour: z.string(), address: z.string().trim(), language: z.enum(LANGUAGES) })
    .refine(({ mode, address }) => mode === 'never' || address !== '', { path: ['address'], error: t('notices:mail.addressMissing') })
}
