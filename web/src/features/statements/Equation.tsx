import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { monthText } from '../../format/date'
import { countText, percentText } from '../../format/money'
import { useTexts } from '../../i18n'
import { Money } from '../../ui/Money/Money'
import { termsOf } from './rules'
import styles from './statements.module.css'
import type { Statement } from './types'

/** What makes the sum, left to right, and under it the month before. Net, tax and total are the server's. */
export function Equation({ one }: { one: Statement }) {
  const { t, language } = useTexts()
  const { previous } = one
  const tax = one.vat.map((part) => percentText(part.basis_points)).join(' / ')
  return (
    <section className={styles.equation} aria-label={t('statements:equation.label')}>
      <dl>
        {termsOf(one.lines).map(({ part, count, cents }) => (
          <Term key={part} sign={part === 'late' ? '+' : ''} name={t(`statements:equation.${part}`)} detail={t('statements:pieces', { count, text: countText(count) })}>
            <Link to="/statements/$statementId" params={{ statementId: one.id }} search={(before) => ({ type: before.type, part })}>
              <Money cents={cents} />
            </Link>
          </Term>
        ))}
        <Term sign="=" name={t('statements:equation.net')} strong before={previous && <Money cents={previous.net_cents} />}>
          <Money cents={one.net_cents} />
        </Term>
        <Term sign="+" name={tax === '' ? t('statements:equation.vat') : t('statements:equation.vatOf', { percent: tax })} before={previous && <Money cents={previous.vat_cents} />}>
          <Money cents={one.vat_cents} />
        </Term>
        <Term sign="=" name={t('statements:equation.gross')} strong before={previous && <Money cents={previous.gross_cents} unit />}>
          <Money cents={one.gross_cents} unit />
        </Term>
      </dl>
      <p className={styles.quiet}>
        {previous ? (
          <>
            {t('statements:equation.previous', { month: monthText(previous.period, language) })} <Money cents={one.net_cents - previous.net_cents} unit plus />.{' '}
            <Link to="/statements/$statementId" params={{ statementId: previous.id }}>
              {t('statements:equation.openPrevious')}
            </Link>
          </>
        ) : (
          t('statements:equation.first')
        )}
        {one.held_count > 0 && ` ${t('statements:equation.held', { count: one.held_count })}`}
      </p>
    </section>
  )
}

type TermProps = { sign: string; name: string; detail?: string; strong?: boolean; before?: ReactNode; children: ReactNode }

function Term({ sign, name, detail, strong, before, children }: TermProps) {
  return (
    <div>
      <dt>
        {sign && (
          <b className={styles.sign} aria-hidden="true">
            {sign}
          </b>
        )}
        {strong ? <b>{name}</b> : name} {detail && <span className={styles.quiet}>{detail}</span>}
      </dt>
      <dd className={strong ? styles.figureStrong : styles.figure}>{children}</dd>
      <dd className={styles.quiet}>{before}</dd>
    </div>
  )
}
