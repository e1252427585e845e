import type { Tone } from '../../ui/Tag/Tag'
import type { FeeLine, Statement, StatementRow, StatementState } from './types'

export const TONE: Record<StatementState, Tone> = { open: 'underWay', frozen: 'transit', refused: 'wait', approved: 'done', exported: 'done' }

export const STEPS = ['open', 'frozen', 'approved', 'exported'] as const
export type Step = (typeof STEPS)[number]

/** How many steps are behind; a statement sent back is still frozen. */
export function stepOf(state: StatementState): number {
  return STEPS.indexOf(state === 'refused' ? 'frozen' : state)
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
