import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { useAwayText } from '../../access/useAwayText'
import { countText } from '../../format/money'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { teamLoadQuery } from './queries'
import { byLoad, NOBODY } from './rules'
import { TeamCases } from './TeamCases'
import type { WorkerLoad } from './types'

const route = getRouteApi('/shell/work/team')

/** Who of the team has how much, and which; cases are given from one to another. */
export function TeamPage() {
  const { t } = useTexts()
  const { person } = route.useSearch()
  const navigate = useNavigate({ from: '/work/team' })
  const load = useQuery(teamLoadQuery)
  const loads = byLoad(load.data ?? [])
  const session = useSession()
  const names = useNames(loads.flatMap((row) => [row.person, row.away?.substitute]))
  const awayText = useAwayText(names.person)
  const columns: Column<WorkerLoad>[] = [
    {
      id: 'person',
      head: t('team:head.person'),
      rowHead: true,
      cell: (row) => (
        <Link to="/work/team" search={{ person: row.person ?? NOBODY }}>
          {row.person === null ? t('team:nobody') : names.person(row.person)}
        </Link>
      ),
    },
    { id: 'away', head: t('team:head.away'), cell: (row) => standing(awayText(row.away)) || t(row.person === null ? 'none' : 'team:here') },
    { id: 'team', head: t('team:head.team'), wideOnly: true, cell: (row) => names.team(row.team) },
    { id: 'cases', head: t('team:head.cases'), right: true, cell: (row) => countText(row.cases) },
  ]
  return (
    <Page title={t('team:title')} back={<BackLink to="/work">{t('work:title')}</BackLink>} aside={can(session, 'absence_list') && <Link to="/absences">{t('absences:title')}</Link>} beside={<SavedFilters page="team" search={{ person }} onApply={(search) => { void navigate({ to: '/work/team', search }) }} />}>
      <Pane title={t('team:load')} flush>
        {load.isPending ? (
          <Loading text={t('team:loading')} />
        ) : load.isError ? (
          <Failure title={t('team:failed')} error={load.error} onRetry={() => void load.refetch()} />
        ) : (
          <DataTable caption={t('team:load')} columns={columns} groups={[{ id: 'all', rows: loads }]} rowId={(row) => row.team + (row.person ?? NOBODY)} />
        )}
      </Pane>
      <TeamCases key={person ?? ''} person={person} loads={loads} />
    </Page>
  )
}
