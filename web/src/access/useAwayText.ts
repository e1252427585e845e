import type { components } from '../api/schema/casework'
import { dateText, today } from '../format/date'
import { useTexts } from '../i18n'

export type Away = components['schemas']['Away']

/** Beside somebody's name: until when they are away and who does the work. Empty when they are there. */
export function useAwayText(nameOf: (id: string) => string): (away: Away | undefined) => string {
  const { t, language } = useTexts()
  return (away) => {
    if (!away) return ''
    const date = dateText(away.until, language, today())
    return away.substitute === null ? t('absences:awayUntil', { date }) : t('absences:awayWithSubstitute', { date, name: nameOf(away.substitute) })
  }
}
