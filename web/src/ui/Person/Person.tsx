import { useTexts } from '../../i18n'
import { type Localised, pick } from '../../i18n/languages'

type Props = {
  organisation?: { name: Localised } | null
  team?: { name: Localised | string } | null
  person?: { name: string } | null
}

/** Who, always in the same order: organisation, team, person; what is not known is left out. */
export function Person({ organisation, team, person }: Props) {
  const { t, language } = useTexts()
  const teamName = typeof team?.name === 'string' ? team.name : team ? pick(team.name, language) : ''
  const parts = [organisation ? pick(organisation.name, language) : '', teamName, person?.name ?? '']
  return parts.filter(Boolean).join(', ') || t('none')
}
