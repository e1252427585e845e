import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { clockText } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Notice } from '../../ui/Notice/Notice'
import styles from './accessLog.module.css'
import { takeReceipt } from './commands'
import { phraseOf } from './rules'
import type { Act } from './types'

/** A receipt of each act, that proves it to anybody without this service. */
export function Receipts({ client, acts, own }: { client: string; acts: readonly Act[]; own: boolean }) {
  const { t, language } = useTexts()
  const taking = useCommand(takeReceipt)
  return (
    <section className={styles.receipts} aria-label={t('accessLog:receipt.title')}>
      <p className={styles.quiet}>{t('accessLog:receipt.how')}</p>
      {taking.problem && <Notice tone="wait" live>{problemText(taking.problem, t, language)}</Notice>}
      <ul>
        {acts.map((act) => {
          const phrase = phraseOf(act.action)
          const what = `${t('when.clock', { time: clockText(act.at, language) })} ${t(own ? `accessLog:own.${phrase}` : `accessLog:did.${phrase}`)}`
          return (
            <li key={act.entry}>
              <span>{standing(what)}</span>
              <Button size="inRow" icon="download" aria-label={`${t('accessLog:receipt.take')}: ${what}`} isPending={taking.isSending} onPress={() => { taking.send({ client, entry: act.entry }) }}>
                {t('accessLog:receipt.take')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
