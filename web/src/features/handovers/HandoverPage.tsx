import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useActing, useSession } from '../../access/session'
import { packageContent } from '../../api/packageContent'
import { useTexts } from '../../i18n'
import { PackagePlan } from '../../ui/PackagePlan/PackagePlan'
import { PackageRecords } from '../../ui/PackagePlan/PackageRecords'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { When } from '../../ui/When/When'
import { AnswerBar } from './AnswerBar'
import { Decided } from './Decided'
import styles from './handovers.module.css'
import { Items } from './Items'
import { handoverQuery, itemsQuery } from './queries'
import { ReturnBar } from './ReturnBar'
import { type Choices, itemKey, stateOf } from './rules'
import { Situation } from './Situation'
import { Standing } from './Standing'
import { WithdrawBar } from './WithdrawBar'

const route = getRouteApi('/shell/handovers/$handoverId')

/** Everything one takes on, on one page, and the answer at its foot. */
export function HandoverPage() {
  const { t } = useTexts()
  const { handoverId } = route.useParams()
  const queryClient = useQueryClient()
  const query = useQuery(handoverQuery(handoverId))
  const [answered, setAnswered] = useState(false)
  const [chosen, setChosen] = useState<Choices>({})
  const organisation = useActing()?.organisation.id
  const me = useSession().person.id
  const one = query.data
  // The table beside asks for them; what it was told is used here too.
  const items = useQuery({ ...itemsQuery(handoverId), enabled: false }).data?.items ?? []
  const names = useNames([one?.from.person, one?.decided?.by])
  const back = <BackLink to="/handovers">{t('handovers:title')}</BackLink>

  const afterAnswer = async () => {
    setAnswered(true)
    await queryClient.refetchQueries({ queryKey: ['handover', handoverId] })
    await Promise.all(['handovers', 'work', 'clients'].map((list) => queryClient.invalidateQueries({ queryKey: [list] })))
  }

  if (!one) {
    return (
      <Page title={t('handovers:accept.titleLoading')} back={back}>
        <Pane>
          {query.isError ? (
            <Failure title={t('handovers:failedOne')} error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading text={t('handovers:loadingOne')} />
          )}
        </Pane>
      </Page>
    )
  }
  const incoming = can(one, 'handover_answer')
  const toUs = one.to.organisation === organisation
  const request = one.kind === 'request'
  const { word, tone } = stateOf(one.state, incoming ? 'in' : 'out')
  const content = packageContent(one.package.parts)
  const refresh = () => void query.refetch()
  return (
    <Page
      title={t(`handovers:titles.${one.kind}.${toUs ? 'in' : 'out'}`, { client: one.client.name })}
      back={back}
      beside={<Tag tone={tone}>{t(`handovers:states.${word}`)}</Tag>}
      aside={
        one.state === 'proposed' && (
          <>
            {t('handovers:preview.answerBy')}{' '}
            <b>
              <When date={one.answer_by} workingDays={one.working_days_left} deadline />
            </b>
          </>
        )
      }
    >
      {one.decided && <Decided one={one} names={names} justNow={answered} />}
      <Standing one={one} names={names} onAnswered={afterAnswer} onRefresh={refresh} />
      <div className={styles.columns}>
        <Situation one={one} content={content} names={names} />
        {!request && (
          <div className={styles.stack}>
            <Items one={one} chosen={chosen} onChoose={(item, choice) => { setChosen((before) => ({ ...before, [itemKey(item)]: choice })) }} />
            <PackagePlan
              title={t('handovers:accept.plan')}
              content={content}
              names={names}
              empty={
                <Empty title={t('handovers:accept.noPlan')}>
                  <p>{t('handovers:accept.noPlanText')}</p>
                </Empty>
              }
            />
            <PackageRecords content={content} names={names} />
          </div>
        )}
      </div>
      {one.state === 'proposed' && incoming && <AnswerBar one={one} names={names} items={items} chosen={chosen} me={me} onAnswered={afterAnswer} onRefresh={refresh} />}
      {can(one, 'handover_return') && !answered && <ReturnBar one={one} names={names} />}
      {one.state === 'proposed' && can(one, 'handover_withdraw') && <WithdrawBar one={one} names={names} onAnswered={afterAnswer} onRefresh={refresh} />}
    </Page>
  )
}
