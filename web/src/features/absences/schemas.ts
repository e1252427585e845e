import { z } from '../../zod'
import type { T } from '../../i18n'

export const NO_SUBSTITUTE = 'none'

/** Which days and whom are right, the server says: it knows who else is away. */
export function absenceSchema(t: T) {
  return z.object({
    person: z.string({ error: t('absences:form.personMissing') }),
    substitute: z.string(),
    first_day: z.string({ error: t('absences:form.firstMissing') }),
    last_day: z.string({ error: t('absences:form.lastMissing') }),
  })
}
