import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { contractsQuery, typeName } from '../../access/contracts'
import { can } from '../../access/can'
import { useActing } from '../../access/session'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { CaseClaim } from './CaseClaim'
import { ClaimSheet } from './ClaimSheet'
import { ClaimTable } from './ClaimTable'
import styles from './milestones.module.css'
import { caseMilestonesQuery, caseQuery, milestoneQuery } from './queries'

const route = getRouteApi('/shell/cases/$caseId/milestones')

/** The claims of one case: what was reached, what waits, and recording a new one. */
export function CaseMilestonesPage() {
  const { t, language } = useTexts()
  const { caseId } = route.useParams()
  const { milestone } = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/milestones' })
  const queryClient = useQueryClient()
  const about = useQuery(caseQuery(caseId)).data
  const claims = useQuery(caseMilestonesQuery(caseId))
  const contracts = useQuery(contractsQuery)
  const claim = useQuery({ ...milestoneQuery(milestone ?? ''), enabled: milestone !== undefined })
  const own = useActing()?.contract?.id
  const [recording, setRecording] = useState(false)
  const rows = claims.data?.items ?? []
  const chosen = rows.find(({ id }) => id === milestone)
  const contractOf = (id: string | undefined) => contracts.data?.find((contract) => contract.id === id)
  const ours = contractOf(own)

  const choose = (id: string | undefined) => {
    void navigate({ search: { milestone: id }, replace: true, resetScroll: false })
  }
  const refresh = async (id: string) => {
    await queryClient.invalidateQueries({ queryKey: milestoneQuery(id).queryKey })
    await queryClient.invalidateQueries({ queryKey: ['milestones'] })
  }
  const one = milestone === undefined ? undefined : claim.data
  return (
    <Page
      title={t('milestones:case.title')}
      aside={
        can(about, 'milestone_record') &&
        ours && (
          <>
            <Button look={one ? 'bordered' : 'filled'} icon="plus" onPress={() => { setRecording(true) }}>
              {t('milestones:record.open')}
            </Button>
            <ClaimSheet
              caseId={caseId}
              contract={ours}
              claim={null}
              isOpen={recording}
              onClose={() => { setRecording(false) }}
              onDone={async (id) => {
                setRecording(false)
                await refresh(id)
                choose(id)
              }}
            />
          </>
        )
      }
    >
      {claims.isPending ? (
        <Pane>
          <Loading text={t('milestones:loading')} />
        </Pane>
      ) : claims.isError ? (
        <Pane>
          <Failure title={t('milestones:failed')} error={claims.error} onRetry={() => void claims.refetch()} />
        </Pane>
      ) : rows.length === 0 ? (
        <Pane>
          <Empty title={t('milestones:case.none')}>
            <p>{t('milestones:case.noneText')}</p>
          </Empty>
        </Pane>
      ) : (
        <div className={styles.caseList}>
          <ListDetail
            list={<ClaimTable rows={rows} contracts={contracts.data ?? []} caseId={caseId} chosen={milestone} />}
            detail={
              one ? (
                <CaseClaim key={one.id} one={one} contract={contractOf(one.contract)} onChanged={() => refresh(one.id)} />
              ) : milestone === undefined ? null : claim.isError ? (
                <Failure title={t('milestones:failedOne')} error={claim.error} onRetry={() => void claim.refetch()} />
              ) : (
                <Loading text={t('milestones:loadingOne')} />
              )
            }
            detailTitle={chosen ? typeName(contractOf(chosen.contract), chosen.type, language) : t('milestones:case.title')}
            isDetailOpen={milestone !== undefined}
            onCloseDetail={() => { choose(undefined) }}
          />
        </div>
      )}
    </Page>
  )
}
