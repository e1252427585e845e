import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { useWide } from '../../ui/ListDetail/useWide'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { ActionPane } from './ActionPane'
import { GoalSheet } from './GoalSheet'
import { PlanEmpty } from './PlanEmpty'
import { PlanHead } from './PlanHead'
import { PlanList } from './PlanList'
import { planQuery } from './queries'
import { filtered } from './rules'
import { Timeline } from './Timeline'
import type { Goal } from './types'

const route = getRouteApi('/shell/cases/$caseId/plan')

/** The joint plan in time, with the chosen action beside it. */
export function PlanPage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/plan' })
  const wide = useWide()
  const [changing, setChanging] = useState<Goal | null>(null)
  const query = useQuery(planQuery(caseId))
  const plan = query.data
  const actions = plan?.goals.flatMap((goal) => goal.actions) ?? []
  const names = useNames([...actions.flatMap((action) => [action.person, action.recorded_by])])
  const chosen = actions.find((action) => action.id === search.action)
  const choose = (action: string | undefined) => {
    void navigate({ search: (before) => ({ ...before, action }), replace: true })
  }

  if (!plan) {
    return (
      <Page title={t('plans:title')}>
        <Pane>
          {query.isError ? <Failure title={t('plans:failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('plans:loading')} />}
        </Pane>
      </Page>
    )
  }
  const goals = filtered(plan.goals, search.organisation, search.state ?? 'all')
  const parts = { goals, names, chosen: chosen?.id ?? null, onChoose: choose, onChangeGoal: (id: string) => { setChanging(goals.find((goal) => goal.id === id) ?? null) } }
  return (
    <>
      <PlanHead plan={plan} names={names} search={search} onSearch={(change) => { void navigate({ search: (before) => ({ ...before, ...change }), replace: true }) }} />
      {plan.goals.length === 0 ? (
        <PlanEmpty plan={plan} />
      ) : goals.length === 0 ? (
        <Pane>
          <p>{t('plans:nothing')}</p>
        </Pane>
      ) : (
        <ListDetail
          list={search.view === 'list' || !wide ? <PlanList {...parts} /> : <Timeline {...parts} />}
          detail={chosen ? <ActionPane plan={plan} action={chosen} names={names} /> : null}
          detailTitle={chosen?.title ?? ''}
          isDetailOpen={chosen !== undefined}
          onCloseDetail={() => { choose(undefined) }}
        />
      )}
      <GoalSheet key={changing?.id} caseId={caseId} goal={changing} isOpen={changing !== null} onClose={() => { setChanging(null) }} />
    </>
  )
}
