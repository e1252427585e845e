import { getRouteApi } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Page } from '../../ui/Page/Page'
import { AbsencesPane } from './AbsencesPane'

const route = getRouteApi('/shell/absences')

/** One's own absences and, by role, those of the team; or one person's. */
export function AbsencesPage() {
  const { t } = useTexts()
  const { person } = route.useSearch()
  const names = useNames([person])
  return (
    <Page title={person === undefined ? t('absences:title') : t('absences:titleOf', { name: names.person(person) })}>
      <AbsencesPane person={person} />
    </Page>
  )
}
