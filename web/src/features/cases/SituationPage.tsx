import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useActing } from '../../access/session'
import { recordDate } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Facts } from '../../ui/Facts/Facts'
import { useWindowTitle } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { DetailsPane } from './DetailsPane'
import { CasePeople } from './CasePeople'
import styles from './cases.module.css'
import { ConsentsPane } from './ConsentsPane'
import { NowPane } from './NowPane'
import { caseQuery } from './queries'
import { ResponsibilityHistory } from './ResponsibilityHistory'
import type { PresentCase } from './types'

const route = getRouteApi('/shell/cases/$caseId')

/** What holds now, beside who takes part and how it came to this. */
export function SituationPage() {
  const { caseId } = route.useParams()
  const { data } = useQuery(caseQuery(caseId))
  return data?.client ? <Situation one={data as PresentCase} /> : null
}

function Situation({ one }: { one: PresentCase }) {
  const { t, language } = useTexts()
  const { client, referral } = one
  const own = useActing()?.client === client.id
  const names = useNames([
    one.responsible?.person,
    ...(one.parties ?? []).map((party) => party.person),
    ...(one.handovers ?? []).map((handover) => handover.decided_by),
  ])
  useWindowTitle(client.name)
  return (
    <div className={styles.columns}>
      <h1 className={styles.hidden}>
        {client.name}, {t('cases:tabs.situation')}
      </h1>
      <div className={styles.stack}>
        <NowPane one={one} names={names} />
        {referral && (
          <Pane title={t('cases:referral.title')}>
            <Facts
              facts={[
                referral.unemployed_since ? { term: t('cases:referral.unemployedSince'), value: recordDate(referral.unemployed_since, language) } : null,
                referral.target_group !== '' && { term: t('cases:referral.targetGroup'), value: standing(termText('targetGroup', referral.target_group, t)) },
                referral.needs.length > 0 && { term: t('cases:referral.needs'), value: standing(referral.needs.map((need) => termText('need', need, t)).join(', ')) },
                referral.wished_start ? { term: t('cases:referral.wishedStart'), value: recordDate(referral.wished_start, language) } : null,
                referral.note !== '' && { term: t('cases:referral.note'), value: <span className={styles.words}>{referral.note}</span> },
              ]}
            />
          </Pane>
        )}
      </div>
      <div className={styles.stack}>
        <CasePeople one={one} names={names} />
        <ResponsibilityHistory one={one} names={names} />
      </div>
      <div className={styles.stack}>
        <DetailsPane one={one} />
        <Pane title={t('cases:grounds.title')}>
          {own && <p>{t('cases:grounds.own')}</p>}
          {!own && <Facts facts={(one.categories ?? []).map(({ category, ground }) => ({ term: standing(termText('category', category, t)), value: standing(termText('ground', ground, t)) }))} />}
        </Pane>
        {can(one, 'consent_read') && <ConsentsPane one={one} />}
      </div>
    </div>
  )
}
