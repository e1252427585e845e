import { z } from '../../zod'
import type { T } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import type { NewNote } from './types'

const TEXT = 10_000

function text(t: T) {
  return z.string().trim().min(1, t('notes:form.textMissing')).max(TEXT, t('notes:form.tooLong', { max: TEXT }))
}

export function noteSchema(t: T) {
  return z.object({
    text: text(t),
    category: z.enum(codesOf('category'), { error: t('notes:form.categoryMissing') }),
    sharing: z.enum(['category', 'organisation']),
  }) satisfies z.ZodType<NewNote>
}

export function correctionSchema(t: T) {
  return z.object({ text: text(t) })
}
