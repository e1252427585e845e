import { Link } from '@tanstack/react-router'
import type { Names } from '../../access/directory'
import { momentText } from '../../format/distance'
import { useTexts } from '../../i18n'
import { Notice } from '../../ui/Notice/Notice'
import { Outcome } from '../../ui/Notice/Outcome'
import styles from './handovers.module.css'
import { decidedWord, declineReasonText } from './rules'
import type { Handover } from './types'

/** What was decided, by whom and when, in the past tense; after one's own answer also what comes next. */
export function Decided({ one, names, justNow }: { one: Handover; names: Names; justNow: boolean }) {
  const { t, language } = useTexts()
  const { decided, state } = one
  const word = decidedWord(one)
  if (!decided || !word) return null
  const when = momentText(decided.at, t, language)
  const title = t(`handovers:decided.${word}`, { when })
  const text = (
    <>
      <p>
        {t(`handovers:decidedText.${word}`, {
          to: names.organisation(one.to.organisation),
          from: names.organisation(one.from.organisation),
          person: names.person(decided.by),
          client: one.client.name,
        })}
      </p>
      {state === 'declined' && (
        <p>
          {t('handovers:decline.reason')}: {declineReasonText(decided.decline_reason, t)}
          {decided.decline_note && `. ${decided.decline_note}`}
        </p>
      )}
      <p>{t('handovers:decided.reference', { reference: one.id.slice(-8).toUpperCase() })}</p>
    </>
  )
  if (!justNow) {
    return (
      <Notice>
        <p>
          <b>{title}</b>
        </p>
        {text}
      </Notice>
    )
  }
  return (
    <Outcome title={title}>
      {text}
      <p className={styles.acts}>
        {state === 'accepted' && (
          <>
            <Link to="/cases/$caseId/plan" params={{ caseId: one.case }}>
              {t('handovers:next.plan')}
            </Link>
            <Link to="/cases/$caseId" params={{ caseId: one.case }}>
              {t('handovers:next.case')}
            </Link>
          </>
        )}
        <Link to="/handovers">{t('handovers:next.inbox')}</Link>
      </p>
    </Outcome>
  )
}
