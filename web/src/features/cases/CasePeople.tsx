import { useState } from 'react'
import { can } from '../../access/can'
import type { Names } from '../../access/directory'
import { useAwayText } from '../../access/useAwayText'
import { dateText, dayOf, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Pane } from '../../ui/Pane/Pane'
import { AddPartySheet } from './AddPartySheet'
import styles from './cases.module.css'
import { EndPartySheet } from './EndPartySheet'
import { mayLeave } from './rules'
import type { PresentCase } from './types'

/** Who takes part: the one who answers first, then the others; whoever may, adds a team or ends its part. */
export function CasePeople({ one, names }: { one: PresentCase; names: Names }) {
  const { t, language } = useTexts()
  // The party whose part is being ended, 'new' while one is being added.
  const [open, setOpen] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const now = today()
  const { responsible, parties = [] } = one
  const awayText = useAwayText(names.person)
  const away = awayText(responsible?.away)
  const writes = can(one, 'party_write')
  const ask = (what: string) => {
    setOutcome(null)
    setOpen(what)
  }
  const close = () => { setOpen(null) }
  const done = (text: string) => {
    close()
    setOutcome(text)
  }
  return (
    <Pane title={t('cases:people.title')}>
      {outcome && <Outcome key={outcome} title={outcome} />}
      <ul className={styles.people}>
        {responsible && (
          <li>
            <p>
              <b>{names.who(responsible)}</b>
            </p>
            {away !== '' && <p>{standing(away)}</p>}
            <p className={styles.quiet}>{t('cases:people.responsible')}</p>
          </li>
        )}
        {parties
          .filter((party) => party.team !== responsible?.team)
          .map((party) => {
            const who = names.who({ organisation: party.organisation, team: party.team })
            return (
              <li key={party.id} className={styles.party}>
                <div>
                  <p>{names.who(party)}</p>
                  <p className={styles.quiet}>
                    {t(`cases:people.part.${party.part}`)}, {t('cases:people.since').toLowerCase()} {dateText(dayOf(party.joined_at), language, now)}
                  </p>
                </div>
                {writes && mayLeave(party) && (
                  <>
                    <Button size="inRow" aria-label={t('cases:people.endOf', { who })} onPress={() => { ask(party.id) }}>
                      {t('cases:people.end')}
                    </Button>
                    <EndPartySheet caseId={one.id} party={party} who={who} isOpen={open === party.id} onClose={close} onEnded={() => { done(t('cases:ending.done', { who })) }} />
                  </>
                )}
              </li>
            )
          })}
      </ul>
      {writes && (
        <div>
          <Button onPress={() => { ask('new') }}>{t('cases:people.add')}</Button>
          <AddPartySheet one={one} names={names} isOpen={open === 'new'} onClose={close} onAdded={(who) => { done(t('cases:joining.done', { who })) }} />
        </div>
      )}
    </Pane>
  )
}
