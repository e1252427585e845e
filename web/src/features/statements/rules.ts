import { type Language, LOCALE, pick } from '../../i18n/languages'
import type { Tone } from '../../ui/Tag/Tag'
import type { Contract, FeeLine, Statement, StatementRow, StatementState } from './types'

export const TONE: Record<StatementState, Tone> = { open: 'underWay', frozen: 'transit', refused: 'wait', approved: 'done', exported: 'done' }

export const STEPS = ['open', 'frozen', 'approved', 'exported'] as const
export type Step = (typeof STEPS)[number]

/** How many steps are behind; a statement sent back is still frozen. */
export function stepOf(state: StatementState): number {
  return STEPS.indexOf(state === 'refused' ? 'frozen' : state)
}

/** "marraskuu 2026" of a period `2026-11`. */
export function monthText(period: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`))
}

/** "marraskuu" alone, for an act on a page that names the year. */
export function monthName(period: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01T00:00:00Z`))
}

/** Hundredths of a per cent as a percentage without needless decimals: 2550 -> "25,5". */
export function percentText(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100)
  const rest = String(basisPoints % 100).padStart(2, '0').replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole},${rest}`
}

/** Exact: whole cents only. Amounts themselves are never counted here, their sum is, so that it can be held against the server's. */
export function sumOf(lines: readonly Pick<FeeLine, 'amount_cents'>[]): number {
  return lines.reduce((sum, line) => sum + line.amount_cents, 0)
}

/** The terms whose sum is the net: what happened in the month, and what happened earlier. */
export function termsOf(lines: readonly FeeLine[]): { part: Part; count: number; cents: number }[] {
  return (['inMonth', 'late'] as const).map((part) => {
    const own = lines.filter((line) => partOf(line) === part)
    return { part, count: own.length, cents: sumOf(own) }
  })
}

export type Part = 'inMonth' | 'late'

function partOf(line: FeeLine): Part {
  return line.late ? 'late' : 'inMonth'
}

export type Filter = { type?: string; part?: Part; pseudonym: string }

export function filtered(lines: readonly FeeLine[], filter: Filter): FeeLine[] {
  const wanted = filter.pseudonym.trim().toUpperCase()
  return lines.filter(
    (line) =>
      (filter.type === undefined || line.milestone_type === filter.type) &&
      (filter.part === undefined || partOf(line) === filter.part) &&
      line.pseudonym.toUpperCase().includes(wanted),
  )
}

/** Lines by milestone type, each type with its sum, types in order of their code. */
export function byType(lines: readonly FeeLine[]): { type: string; lines: FeeLine[]; cents: number }[] {
  const types = [...new Set(lines.map((line) => line.milestone_type))].sort()
  return types.map((type) => {
    const own = lines.filter((line) => line.milestone_type === type)
    return { type, lines: own, cents: sumOf(own) }
  })
}

/** A milestone type in words, in the newest version that knows it; a code that none knows stays as it is. */
export function typeName(contract: Contract | undefined, code: string, language: Language): string {
  const types = (contract?.versions ?? []).toSorted((a, b) => b.number - a.number).flatMap((version) => version.milestone_types)
  const type = types.find((one) => one.code === code)
  return type ? pick(type.name, language) : code
}

/** Whether the month's last instant has passed, so that freezing needs no choice. */
export function isOver(statement: Pick<StatementRow, 'cut_off'>, now: Date): boolean {
  return Date.parse(statement.cut_off) < now.getTime()
}

/** Waits for a second person, and this person froze it: the act is theirs, but not on this one. */
export function isOwnFreeze(statement: Pick<Statement, 'state' | 'frozen_by'>, person: string): boolean {
  return (statement.state === 'frozen' || statement.state === 'refused') && statement.frozen_by === person
}

/** Statements of each contract, in the order they came. */
export function byContract(rows: readonly StatementRow[]): { contract: string; rows: StatementRow[] }[] {
  const contracts = [...new Set(rows.map((row) => row.contract))]
  return contracts.map((contract) => ({ contract, rows: rows.filter((row) => row.contract === contract) }))
}
