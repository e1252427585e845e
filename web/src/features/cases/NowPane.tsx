import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { dateText, dayOf, today } from '../../format/date'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { Pane } from '../../ui/Pane/Pane'
import { Tag } from '../../ui/Tag/Tag'
import styles from './cases.module.css'
import { ProposeSheet } from './ProposeSheet'
import { RequestSheet } from './RequestSheet'
import { openHandover, otherOpenHandovers, takenBy } from './rules'
import type { PresentCase } from './types'

/** What holds now: who answers, what waits, and the act. */
export function NowPane({ one, names }: { one: PresentCase; names: Names }) {
  const { t, language } = useTexts()
  const [proposing, setProposing] = useState(false)
  const [requesting, setRequesting] = useState(false)
  const now = today()
  const waiting = openHandover(one)
  const taken = takenBy(one)
  const { responsible } = one
  return (
    <Pane title={t('cases:now.title')}>
      {one.closed_at && <p>{t('cases:closed', { date: dateText(dayOf(one.closed_at), language, now) })}</p>}
      {responsible && (
        <div>
          <p>
            {responsible.since
              ? t('cases:now.responsibleSince', { who: names.who({ organisation: responsible.organisation, team: responsible.team }), date: dateText(dayOf(responsible.since), language, now) })
              : names.who(responsible)}
          </p>
          {!responsible.person && <p>{t('cases:now.withoutPerson')}</p>}
        </div>
      )}
      {waiting ? (
        <div>
          <Tag tone="transit">{termText('handoverState', 'proposed', t)}</Tag>
          <p>
            <Link to="/handovers/$handoverId" params={{ handoverId: waiting.id }}>
              <b>{t('cases:now.handover', { organisation: names.organisation(waiting.to.organisation) })}</b>
            </Link>
          </p>
          <p>
            {termText('handoverReason', waiting.reason, t)}
          </p>
          <p className={styles.quiet}>
            {t('cases:now.proposed', { proposed: dateText(dayOf(waiting.proposed_at), language, now), answer: dateText(waiting.answer_by, language, now) })}
          </p>
        </div>
      ) : (
        // In an emergency one is not told what waits, so nothing is said of it.
        !one.emergency && <p>{t('cases:now.nothing')}</p>
      )}
      {otherOpenHandovers(one).map((other) => (
        <p key={other.id}>
          <Link to="/handovers/$handoverId" params={{ handoverId: other.id }}>
            {other.kind === 'request'
              ? t('cases:now.request', { organisation: names.organisation(other.from.organisation) })
              : t('cases:now.referral', { organisation: names.organisation(other.to.organisation) })}
          </Link>
        </p>
      ))}
      {can(one, 'handover_request') && (
        <div>
          <Button onPress={() => { setRequesting(true) }}>{t('cases:request.open')}</Button>
          <RequestSheet caseId={one.id} responsible={names.organisation(responsible?.organisation)} isOpen={requesting} onClose={() => { setRequesting(false) }} />
        </div>
      )}
      {can(one, 'handover_propose') && !waiting && (
        <div className={styles.acts}>
          {taken && (
            <Link to="/handovers/$handoverId" params={{ handoverId: taken }}>
              {t('cases:now.giveBack')}
            </Link>
          )}
          <Button look="filled" onPress={() => { setProposing(true) }}>
            {t('cases:propose')}
          </Button>
          <ProposeSheet one={one} names={names} isOpen={proposing} onClose={() => { setProposing(false) }} />
        </div>
      )}
    </Pane>
  )
}
