import { z } from '../../zod'
import type { T } from '../../i18n'
import type { NewName, NewOrganisation } from './types'

const NAME = 200

function name(t: T) {
  return z.string().trim().min(1, t('organisations:form.nameMissing')).max(NAME, t('organisations:form.tooLong', { max: NAME }))
}

export function nameSchema(t: T) {
  return z.object({ name: name(t) }) satisfies z.ZodType<NewName>
}

export function organisationSchema(t: T) {
  return z.object({
    kind: z.string({ error: t('organisations:form.kindMissing') }).min(1, t('organisations:form.kindMissing')),
    name: z.object({ fi: name(t), sv: name(t), en: name(t) }),
    business_id: z.string().trim().min(1, t('organisations:form.businessIdMissing')),
  }) satisfies z.ZodType<Omit<NewOrganisation, 'kind' | 'called'>>
}
