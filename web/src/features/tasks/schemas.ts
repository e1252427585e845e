import { z } from '../../zod'
import type { T } from '../../i18n'
import { codesOf } from '../../i18n/terms'

const TITLE = 200
/** Chosen where an organisation would be: the client does it. */
export const CLIENT = 'client'
export const NOBODY = 'nobody'

export function taskSchema(t: T) {
  return z.object({
    title: z.string().trim().min(1, t('tasks:form.titleMissing')).max(TITLE, t('tasks:form.tooLong', { max: TITLE })),
    category: z.enum(codesOf('category'), { error: t('tasks:form.categoryMissing') }),
    organisation: z.string({ error: t('tasks:form.doerMissing') }),
    person: z.string(),
    due_on: z.string({ error: t('tasks:form.dueMissing') }),
  })
}
export type TaskForm = z.output<ReturnType<typeof taskSchema>>
