import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { Comparison } from './Comparison'
import { MergeActs } from './MergeActs'
import { mergeQuery } from './queries'
import type { LaterAct, Merge } from './types'

const route = getRouteApi('/shell/merges/$mergeId')

/** One merge: what is merged, who proposed and decided it, and what was done while the two were one. */
export function MergePage() {
  const { t } = useTexts()
  const { mergeId } = route.useParams()
  const query = useQuery(mergeQuery(mergeId))
  const one = query.data
  return (
    <Page title={t('merges:one')} back={<BackLink to="/merges">{t('merges:title')}</BackLink>}>
      {!one ? (
        <Pane>{query.isError ? <Failure title={t('merges:failed')} error={query.error} onRetry={() => void query.refetch()} /> : <Loading text={t('merges:loading')} />}</Pane>
      ) : (
        <>
          <Standing one={one} />
          <Comparison both={one} />
          {one.acts_while_merged.length > 0 && <Later acts={one.acts_while_merged} />}
        </>
      )}
    </Page>
  )
}

function Standing({ one }: { one: Merge }) {
  const { t } = useTexts()
  const names = useNames([one.proposed_by, one.decided_by, one.undone_by])
  return (
    <Pane title={t(`merges:state.${one.state}`)}>
      <Facts
        facts={[
          { term: t('merges:proposed'), value: <><Moment instant={one.proposed_at} />{`, ${names.person(one.proposed_by)}`}</> },
          one.decided_at !== null && { term: t(one.state === 'rejected' ? 'merges:rejected' : 'merges:confirmed'), value: <><Moment instant={one.decided_at} />{`, ${names.person(one.decided_by)}`}</> },
          one.undone_at !== null && { term: t('merges:undone'), value: <><Moment instant={one.undone_at} />{`, ${names.person(one.undone_by)}`}</> },
          one.note !== '' && { term: t('merges:note'), value: one.note },
          one.reason !== '' && { term: t('merges:reason'), value: one.reason },
        ]}
      />
      <MergeActs one={one} />
    </Pane>
  )
}

/** Each stays where it was made; a person judges whether it belongs there. */
function Later({ acts }: { acts: LaterAct[] }) {
  const { t } = useTexts()
  const names = useNames()
  const columns: Column<LaterAct>[] = [
    { id: 'kind', head: t('merges:acts.kind'), rowHead: true, cell: (act) => t(`merges:acts.kinds.${act.kind}`) },
    { id: 'at', head: t('merges:acts.at'), cell: (act) => <Moment instant={act.at} /> },
    { id: 'who', head: t('merges:acts.who'), cell: (act) => names.organisation(act.organisation) },
    { id: 'case', head: t('merges:case'), cell: (act) => (act.case === null ? t('none') : <Link to="/cases/$caseId" params={{ caseId: act.case }}>{t('merges:acts.open')}</Link>) },
  ]
  return (
    <Pane title={t('merges:acts.title')} flush>
      <DataTable caption={t('merges:acts.title')} columns={columns} groups={[{ id: 'all', rows: acts }]} rowId={(act) => `${act.kind} ${act.id}`} stacked />
    </Pane>
  )
}
