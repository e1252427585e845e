import { useQuery } from '@tanstack/react-query'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { caseworkQuery, claimsToVerifyQuery, statementsQuery } from './queries'
import { fromCasework, fromMilestone, fromStatement, nextToFreeze } from './rules'
import type { WorkItem } from './types'

/** What each service has waiting for the reader; only those are asked that have pages for the role. */
export function useWork() {
  const session = useSession()
  const casework = useQuery({ ...caseworkQuery, enabled: can(session, 'work_list') })
  const claims = useQuery({ ...claimsToVerifyQuery, enabled: can(session, 'milestone_list') })
  const statements = useQuery({ ...statementsQuery, enabled: can(session, 'statement_list') })
  const asked = [casework, claims, statements].filter((query) => query.isEnabled)
  const now = new Date()
  const items: WorkItem[] = [
    ...(casework.data?.items ?? []).map(fromCasework),
    ...(claims.data?.items ?? []).map(fromMilestone),
    ...(statements.data?.items ?? []).map((statement) => fromStatement(statement, now)),
  ].filter((item) => item !== null)
  return {
    items,
    next: nextToFreeze(statements.data?.items ?? [], now),
    isPending: asked.some((query) => query.isPending),
    /** Those that could not be had: their work is missing from `items`. */
    failed: asked.filter((query) => query.isError),
  }
}
