import { codesOf } from '../../i18n/terms'
import type { ClientDetails } from './detailsTypes'

/** In a list of choices a language that is needed by nobody. */
export const NO_INTERPRETER = 'none'

/** The languages to choose from: those of the table, and the one that is there already when the table lacks it. */
export function languagesWith(present: string): string[] {
  const known: string[] = codesOf('language')
  return present === '' || known.includes(present) ? known : [...known, present]
}

/** The form as it begins. */
export function formOf(details: ClientDetails) {
  const { family_name, given_names, mother_tongue, service_language, interpreter, municipality, phone, email, number } = details
  return { family_name, given_names, mother_tongue, service_language, interpreter: interpreter === '' ? NO_INTERPRETER : interpreter, municipality: municipality ?? '', phone, email, number }
}
