import { z } from '../../zod'
import type { T } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import type { NewAction, NewGoal } from './types'

const NAME = 200
const MEASURE = 500

function name(t: T) {
  return z.string().trim().min(1, t('plans:form.titleMissing')).max(NAME, t('plans:form.tooLong', { max: NAME }))
}

function category(t: T) {
  return z.enum(codesOf('category'), { error: t('plans:form.categoryMissing') })
}

export function goalSchema(t: T) {
  return z.object({
    title: name(t),
    category: category(t),
    organisation: z.string({ error: t('plans:form.organisationMissing') }),
    measure: z.string().trim().min(1, t('plans:form.measureMissing')).max(MEASURE, t('plans:form.tooLong', { max: MEASURE })),
    target_date: z.string().nullable(),
    state: z.enum(codesOf('goalState')),
  }) satisfies z.ZodType<NewGoal>
}

export function actionSchema(t: T) {
  return z
    .object({
      goal: z.string({ error: t('plans:form.goalMissing') }),
      title: name(t),
      category: category(t),
      organisation: z.string({ error: t('plans:form.organisationMissing') }),
      starts_on: z.string({ error: t('plans:form.startMissing') }),
      ends_on: z.string({ error: t('plans:form.endMissing') }),
      state: z.enum(codesOf('actionState')),
    })
    .refine((action) => action.ends_on >= action.starts_on, { path: ['ends_on'], error: t('plans:form.endBeforeStart') }) satisfies z.ZodType<NewAction & { goal: string }>
}
