import { useNames } from '../../access/directory'
import { useAwayText } from '../../access/useAwayText'
import { ageInYears, recordDate, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Facts } from '../../ui/Facts/Facts'
import { Moment } from '../../ui/When/When'
import styles from './cases.module.css'
import { groundsOf } from './rules'
import type { PresentCase } from './types'

/** Whose matter this is; stays in sight on every page of the client. */
export function IdentityBar({ one }: { one: PresentCase }) {
  const { t, language } = useTexts()
  const { client, responsible } = one
  const names = useNames([responsible?.person, responsible?.away?.substitute])
  const away = useAwayText(names.person)(responsible?.away)
  return (
    <section className={styles.identity} aria-label={t('cases:bar.label')}>
      <p className={styles.name}>{client.name}</p>
      <Facts
        layout="columns"
        facts={[
          client.born_on
            ? { term: t('cases:bar.born'), value: t('cases:bar.age', { date: recordDate(client.born_on, language), count: ageInYears(client.born_on, today()) }) }
            : null,
          responsible && { term: t('cases:bar.responsible'), value: [names.who({ organisation: responsible.organisation, person: responsible.person }), away].filter(Boolean).join(', ') },
          { term: t('cases:bar.language'), value: standing(termText('language', client.service_language, t)) },
          one.next_appointment && { term: t('cases:bar.next'), value: <Moment instant={one.next_appointment.starts_at} /> },
          {
            term: t('cases:bar.ground'),
            value: standing(
              groundsOf(one)
                .map((ground) => termText('ground', ground, t))
                .join(', '),
            ),
          },
        ]}
      />
    </section>
  )
}
