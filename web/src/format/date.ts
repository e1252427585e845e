import { type Language, LOCALE } from '../i18n/languages'

/** A local date as the server sends it, `YYYY-MM-DD`. Never made into a Date with a zone: it has none. */
export type LocalDate = string
/** An instant as the server sends it, RFC 3339 in UTC. */
export type Instant = string

const ZONE = 'Europe/Helsinki'
const DAY_MS = 86_400_000

const helsinki = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function inHelsinki(instant: Date): { date: LocalDate; hour: number; minute: number } {
  const part = Object.fromEntries(helsinki.formatToParts(instant).map(({ type, value }) => [type, value]))
  return { date: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour), minute: Number(part.minute) }
}

/** Today in Finland, wherever the browser is. */
export function today(now: Date = new Date()): LocalDate {
  return inHelsinki(now).date
}

/** The day in Finland on which an instant falls. */
export function dayOf(instant: Instant): LocalDate {
  return inHelsinki(new Date(instant)).date
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of the date's week. */
export function mondayOf(date: LocalDate): LocalDate {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, -weekday)
}

export function weekday(date: LocalDate, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** "25.11." or, in another year than `now`, "25.11.2025"; in English "25 Nov". */
export function dayAndMonth(date: LocalDate, language: Language, now: LocalDate): string {
  const sameYear = date.slice(0, 4) === now.slice(0, 4)
  if (language === 'en') {
    const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
    return `${Number(date.slice(8))} ${month}${sameYear ? '' : ` ${date.slice(0, 4)}`}`
  }
  return `${Number(date.slice(8))}.${Number(date.slice(5, 7))}.${sameYear ? '' : date.slice(0, 4)}`
}

/** "ke 25.11." with its weekday. */
export function dateText(date: LocalDate, language: Language, now: LocalDate): string {
  return `${weekday(date, language)} ${dayAndMonth(date, language, now)}`
}

/** "26.10.–13.11.": both ends, the year once when neither is this year's. */
export function rangeText(from: LocalDate, to: LocalDate, language: Language, now: LocalDate): string {
  const sharedYear = from.slice(0, 4) === to.slice(0, 4)
  return `${dayAndMonth(from, language, sharedYear ? from : now)}–${dayAndMonth(to, language, now)}`
}

/** Date with its year always, as records and forms show it: "14.3.1998". */
export function recordDate(date: LocalDate, language: Language): string {
  return dayAndMonth(date, language, '0000')
}

/** "9.14" in Finland, in English "9:14". */
export function clockText(instant: Instant, language: Language): string {
  const { hour, minute } = inHelsinki(new Date(instant))
  return `${hour}${language === 'en' ? ':' : '.'}${String(minute).padStart(2, '0')}`
}

/** The instant of a day and a time of the clock in Finland. In the hour that summer time skips, the one after it. */
export function instantAt(date: LocalDate, clock: { hour: number; minute: number }): Instant {
  const utc = Date.parse(`${date}T00:00:00Z`) + (clock.hour * 60 + clock.minute) * 60_000
  const candidates = [3, 2].map((ahead) => new Date(utc - ahead * 3_600_000))
  const fits = candidates.find((candidate) => {
    const local = inHelsinki(candidate)
    return local.date === date && local.hour === clock.hour && local.minute === clock.minute
  })
  return (fits ?? candidates[1] ?? new Date(utc)).toISOString()
}

/** "9.00", "9:00" or "9" as a time of the clock; null for what is none. */
export function clockOf(text: string): { hour: number; minute: number } | null {
  const [, hour, minute = '0'] = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return { hour: Number(hour), minute: Number(minute) }
}

/** Whole years lived on the day `now`. */
export function ageInYears(born: LocalDate, now: LocalDate): number {
  const birthdayPassed = now.slice(5) >= born.slice(5)
  return Number(now.slice(0, 4)) - Number(born.slice(0, 4)) - (birthdayPassed ? 0 : 1)
}

/** "marraskuu 2026" of a period `2026-11`. */
export function monthText(period: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`))
}

/** "marraskuu" alone, for an act on a page that names the year. */
export function monthName(period: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`))
}
