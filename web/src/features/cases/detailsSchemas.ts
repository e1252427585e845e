import type { T } from '../../i18n'
import { z } from '../../zod'

/** What the server checks besides (a phone number, an address, a municipality, a number that is free) it says at the field. */
export function detailsSchema(t: T, withPlace: boolean) {
  const line = (max: number) => z.string().trim().max(max, t('clientDetails:form.tooLong', { max }))
  return z.object({
    family_name: line(100).min(1, t('clientDetails:form.missing')),
    given_names: line(200).min(1, t('clientDetails:form.missing')),
    mother_tongue: z.string(),
    service_language: z.string(),
    interpreter: z.string(),
    municipality: withPlace ? line(3).min(1, t('clientDetails:form.missing')) : z.string(),
    phone: line(40),
    email: line(254),
    number: line(100),
  })
}
