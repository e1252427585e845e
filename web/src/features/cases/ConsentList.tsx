import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { dayOf, rangeText, recordDate, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { Facts } from '../../ui/Facts/Facts'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag, type Tone } from '../../ui/Tag/Tag'
import { Moment } from '../../ui/When/When'
import styles from './cases.module.css'
import { consentsQuery } from './queries'
import { mayWithdraw, type Standing, standingOf } from './rules'
import type { Consent, PresentCase } from './types'
import { WithdrawSheet } from './WithdrawSheet'

const TONE: Record<Standing, Tone> = { inForce: 'underWay', toCome: 'notBegun', over: 'done', withdrawn: 'refused' }

/** The client's consents, newest first. Showing it reads them, and that is journaled. */
export function ConsentList({ one, onWithdrawn }: { one: PresentCase; onWithdrawn: () => void }) {
  const { t, language } = useTexts()
  const query = useQuery(consentsQuery(one.id))
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const items: Consent[] = query.data?.items ?? []
  const names = useNames(items.flatMap((consent) => [consent.recorded_by, consent.withdrawn_by]))
  const now = today()
  if (!query.data) {
    return query.isError ? (
      <Failure title={t('cases:consents.failed')} error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading text={t('cases:consents.loading')} />
    )
  }
  if (items.length === 0) {
    return (
      <Empty title={t('cases:consents.empty')}>
        <p>{t('cases:consents.emptyText')}</p>
      </Empty>
    )
  }
  return (
    <ul className={styles.consents}>
      {items.map((consent) => {
        const state = standingOf(consent, now)
        const categories = consent.categories.map((category) => termText('category', category, t)).join(', ')
        const range = rangeText(consent.valid_from, consent.valid_until, language, now)
        const close = () => { setWithdrawing(null) }
        return (
          <li key={consent.id}>
            <Tag tone={TONE[state]}>{t(`cases:consents.standing.${state}`)}</Tag>
            <Facts
              facts={[
                { term: t('cases:consents.categories'), value: standing(categories) },
                { term: t('cases:consents.recipients'), value: consent.recipients.map((recipient) => names.organisation(recipient)).join(', ') },
                { term: t('cases:consents.validity'), value: range },
                { term: t('cases:consents.how'), value: standing(t(`cases:consents.givenHow.${consent.given_how}`)) },
                {
                  term: t('cases:consents.recorded'),
                  value: [recordDate(dayOf(consent.recorded_at), language), names.who({ organisation: consent.recorded_organisation, person: consent.recorded_by })].filter(Boolean).join(', '),
                },
                consent.withdrawn_at !== null && {
                  term: t('cases:consents.withdrawn'),
                  value: (
                    <>
                      <Moment instant={consent.withdrawn_at} /> {names.person(consent.withdrawn_by)}
                    </>
                  ),
                },
              ]}
            />
            {can(one, 'consent_write') && mayWithdraw(state) && (
              <div>
                <Button size="inRow" aria-label={t('cases:consents.withdrawOf', { categories, range })} onPress={() => { setWithdrawing(consent.id) }}>
                  {t('cases:consents.withdraw')}
                </Button>
                <WithdrawSheet
                  caseId={one.id}
                  consent={consent}
                  all={items}
                  names={names}
                  isOpen={withdrawing === consent.id}
                  onClose={close}
                  onWithdrawn={() => {
                    close()
                    onWithdrawn()
                  }}
                />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
