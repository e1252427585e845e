import { z } from '../../zod'
import type { T } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import { faultOf } from './rules'

const TITLE = 200

export function documentSchema(t: T) {
  return z.object({
    file: z.custom<File | null>().superRefine((file, context) => {
      const fault = faultOf(file)
      if (fault) context.addIssue({ code: 'custom', message: t(`documents:form.fault.${fault}`) })
    }),
    title: z.string().trim().min(1, t('documents:form.titleMissing')).max(TITLE, t('documents:form.tooLong', { max: TITLE })),
    category: z.enum(codesOf('category'), { error: t('documents:form.categoryMissing') }),
    sharing: z.enum(['category', 'organisation']),
  })
}

export function withdrawalSchema(t: T) {
  return z.object({ reason: z.enum(codesOf('withdrawalReason'), { error: t('documents:withdrawal.reasonMissing') }) })
}
