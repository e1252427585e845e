import { Link } from '@tanstack/react-router'
import { dateText, type LocalDate, monthName, today } from '../../format/date'
import { useTexts } from '../../i18n'
import type { StatementRow } from './types'

/** What comes next for whoever keeps statements, and when. */
export function NextToFreeze({ statement, from }: { statement: StatementRow; from: LocalDate }) {
  const { t, language } = useTexts()
  return (
    <p>
      {t('work:next', { month: monthName(statement.period, language), date: dateText(from, language, today()) })}{' '}
      <Link to="/statements/$statementId" params={{ statementId: statement.id }}>
        {t('work:nextAct')}
      </Link>
    </p>
  )
}
