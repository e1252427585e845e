import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Facts } from '../../ui/Facts/Facts'
import type { ClientDetails } from './detailsTypes'

/** For who reads and does not write. */
export function DetailsFacts({ details }: { details: ClientDetails }) {
  const { t } = useTexts()
  const language = (code: string) => standing(termText('language', code, t))
  const rows: [keyof ClientDetails & ('family_name' | 'given_names' | 'phone' | 'email' | 'number'), string][] = [
    ['given_names', details.given_names],
    ['family_name', details.family_name],
    ['phone', details.phone],
    ['email', details.email],
    ['number', details.number],
  ]
  return (
    <Facts
      facts={[
        ...rows.map(([field, value]) => value !== '' && { term: t(`clientDetails:field.${field}`), value }),
        { term: t('clientDetails:field.mother_tongue'), value: language(details.mother_tongue) },
        { term: t('clientDetails:field.service_language'), value: language(details.service_language) },
        details.interpreter !== '' && { term: t('clientDetails:field.interpreter'), value: language(details.interpreter) },
        details.municipality !== undefined && { term: t('clientDetails:field.municipality'), value: details.municipality },
      ]}
    />
  )
}
