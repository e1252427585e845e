import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { contractsQuery } from '../../access/contracts'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { monthName, monthText } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { ListDetail } from '../../ui/ListDetail/ListDetail'
import { Notice } from '../../ui/Notice/Notice'
import { Outcome } from '../../ui/Notice/Outcome'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { type Act, Acts } from './Acts'
import { BatchPane } from './BatchPane'
import { Equation } from './Equation'
import { Held } from './Held'
import { History } from './History'
import { Lines } from './Lines'
import { statementQuery, statementsQuery } from './queries'
import { TONE } from './rules'
import { StateSteps } from './StateSteps'
import styles from './statements.module.css'
import { Trace } from './Trace'

const route = getRouteApi('/shell/statements/$statementId')

/** One contract's month: how far it is, what makes its sum, and every line of it. */
export function StatementPage() {
  const { t, language } = useTexts()
  const { statementId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/statements/$statementId' })
  const queryClient = useQueryClient()
  const query = useQuery(statementQuery(statementId))
  const contracts = useQuery(contractsQuery)
  const [done, setDone] = useState<{ act: Act; statement: string } | null>(null)
  const one = query.data
  const names = useNames([one?.frozen_by, one?.approved_by, ...(one?.decisions ?? []).map(({ by }) => by)])
  const back = <BackLink to="/statements">{t('statements:title')}</BackLink>
  if (!one) {
    return (
      <Page title={t('statements:one')} back={back}>
        <Pane>
          {query.isError ? (
            <Failure title={t('statements:failedOne')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading text={t('statements:loadingOne')} />
          )}
        </Pane>
      </Page>
    )
  }
  const contract = contracts.data?.find(({ id }) => id === one.contract)
  const line = one.lines.find(({ id }) => id === search.line)
  const lastRefusal = one.state === 'refused' ? one.decisions.findLast(({ decision }) => decision === 'refused') : undefined
  const afterAct = async (act: Act) => {
    await queryClient.refetchQueries({ queryKey: ['statement', statementId] })
    await queryClient.invalidateQueries({ queryKey: statementsQuery.queryKey })
    setDone({ act, statement: statementId })
  }
  const closeTrace = () => {
    void navigate({ search: (before) => ({ ...before, line: undefined }), replace: true, resetScroll: false })
  }
  return (
    <Page
      title={standing(monthText(one.period, language))}
      back={back}
      beside={
        <>
          {contract && (
            <span>
              {t('statements:contract', { code: contract.code })}, {contract.name}
            </span>
          )}
          <Tag tone={TONE[one.state]}>{t(`statements:state.${one.state}`)}</Tag>
        </>
      }
      aside={<Acts one={one} onDone={afterAct} onRefresh={() => void query.refetch()} />}
    >
      {done?.statement === statementId && (
        <Outcome key={done.act} title={t(`statements:done.${done.act}`, { month: monthName(one.period, language) })}>
          <p>{t(`statements:doneText.${done.act}`)}</p>
        </Outcome>
      )}
      {lastRefusal && (
        <Notice tone="wait">
          <p>
            <b>{t('statements:refuse.was', { who: names.person(lastRefusal.by) })}</b>
          </p>
          <p className={styles.words}>{lastRefusal.reason}</p>
        </Notice>
      )}
      <StateSteps one={one} names={names} />
      <Equation one={one} />
      {one.export !== null && can(one, 'statement_export') && <BatchPane id={one.export} />}
      <div className={styles.withTrace}>
        <ListDetail
          list={
            <div className={styles.stack}>
              <Lines one={one} contract={contract} search={search} />
              <Held one={one} contract={contract} />
              <History one={one} names={names} />
            </div>
          }
          detail={line ? <Trace line={line} contract={contract} names={names} onClose={closeTrace} /> : null}
          detailTitle={line ? t('statements:trace.title', { pseudonym: line.pseudonym }) : ''}
          isDetailOpen={line !== undefined}
          onCloseDetail={closeTrace}
        />
      </div>
    </Page>
  )
}
