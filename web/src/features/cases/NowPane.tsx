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
import { When } from '../../ui/When/When'
import styles from './cases.module.css'
import { CloseSheet } from './CloseSheet'
import { ProposeSheet } from './ProposeSheet'
import { ReopenSheet } from './ReopenSheet'
import { RequestSheet } from './RequestSheet'
import { openHandover, otherOpenHandovers, takenBy } from './rules'
import type { PresentCase } from './types'

/** What holds now: who answers, what waits, and the act. */
export function NowPane({ one, names }: { one: PresentCase; names: Names }) {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<'propose' | 'request' | 'close' | 'reopen' | null>(null)
  const close = () => { setOpen(null) }
  const now = today()
  const waiting = openHandover(one)
  const taken = takenBy(one)
  const { responsible } = one
  return (
    <Pane title={t('cases:now.title')}>
      {one.deadline && (
        <div>
          {one.deadline.working_days_left < 0 && <Tag tone="alert">{t('cases:now.late')}</Tag>}
          <p>
            <b>{t(`cases:now.deadline.${one.deadline.kind}`)}</b> <When date={one.deadline.due_on} workingDays={one.deadline.working_days_left} deadline />
          </p>
        </div>
      )}
      {one.still_since && (
        <div>
          <Tag tone="wait">{t('cases:now.still')}</Tag>
          <p>{t('cases:now.stillSince', { date: dateText(dayOf(one.still_since), language, now) })}</p>
        </div>
      )}
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
          <Button onPress={() => { setOpen('request') }}>{t('cases:request.open')}</Button>
          <RequestSheet caseId={one.id} responsible={names.organisation(responsible?.organisation)} isOpen={open === 'request'} onClose={close} />
        </div>
      )}
      <div className={styles.beside}>
        {can(one, 'handover_propose') && !waiting && !one.closed_at && taken && (
          <Link to="/handovers/$handoverId" params={{ handoverId: taken }}>
            {t('cases:now.giveBack')}
          </Link>
        )}
        {can(one, 'handover_propose') && !waiting && !one.closed_at && (
          <Button look="filled" onPress={() => { setOpen('propose') }}>
            {t('cases:propose')}
          </Button>
        )}
        {can(one, 'case_close') && (
          <Button onPress={() => { setOpen(one.closed_at ? 'reopen' : 'close') }}>{t(one.closed_at ? 'cases:reopening.open' : 'cases:closing.openSheet')}</Button>
        )}
      </div>
      <ProposeSheet one={one} names={names} isOpen={open === 'propose'} onClose={close} />
      <CloseSheet one={one} names={names} isOpen={open === 'close'} onClose={close} />
      {open === 'reopen' && <ReopenSheet caseId={one.id} onClose={close} />}
    </Pane>
  )
}
