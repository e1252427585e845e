import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { Names } from '../../access/directory'
import { clockText } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Facts } from '../../ui/Facts/Facts'
import { Icon } from '../../ui/Icon/Icon'
import { Tag } from '../../ui/Tag/Tag'
import styles from './accessLog.module.css'
import { Receipts } from './Receipts'
import { phrasesOf, wasRefused } from './rules'
import type { DayEntry } from './types'

/** One person on one day, in a sentence; opens to when, what and on which ground. */
export function LogEntry({ client, entry, names }: { client: string; entry: DayEntry; names: Names }) {
  const { t, language } = useTexts()
  const own = entry.role === 'client'
  const who = own ? t('accessLog:you') : names.person(entry.person) || (entry.role === 'system' ? t('accessLog:system') : standing(termText('role', entry.role, t)))
  const where = own ? '' : names.organisation(entry.organisation)
  const phrases = phrasesOf(entry).map((phrase) => t(own ? `accessLog:own.${phrase}` : `accessLog:did.${phrase}`))
  const from = clockText(entry.first_at, language)
  const to = clockText(entry.last_at, language)
  return (
    <Disclosure className={styles.entry}>
      <Heading level={3} className={styles.heading}>
        <Button slot="trigger" className={styles.trigger}>
          <span>
            {entry.grounds.includes('emergency') && <Tag tone="alert">{t('accessLog:emergency')}</Tag>} <b>{who}</b>
            {where && `, ${where},`} {wasRefused(entry) && `${t('accessLog:refused')} `}
            {phrases.join(', ')}.
          </span>
          <Icon name="down" />
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel}>
        <Facts
          facts={[
            { term: t('accessLog:when'), value: t('when.clock', { time: from === to ? from : `${from}–${to}` }) },
            entry.categories.length > 0 && {
              term: t('accessLog:what'),
              value: standing(entry.categories.map((category) => termText('category', category, t)).join(', ')),
            },
            !own && entry.role !== 'system' && { term: t('accessLog:role'), value: standing(termText('role', entry.role, t)) },
            entry.grounds.length > 0 && { term: t('accessLog:ground'), value: standing(entry.grounds.map((ground) => termText('ground', ground, t)).join(', ')) },
          ]}
        />
        <Receipts client={client} acts={entry.acts} own={own} />
      </DisclosurePanel>
    </Disclosure>
  )
}
