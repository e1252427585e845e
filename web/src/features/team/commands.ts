import { answerOf, api } from '../../api/client'
import { keyedAt } from '../../api/conditional'
import { asProblem, type Problem } from '../../api/problem'
import type { TeamCase } from './types'

export type Refused = { row: TeamCase; problem: Problem }

/** Each case for itself: one that somebody else has moved meanwhile keeps none of the others back. Answers those that were refused. */
export async function giveCases({ rows, person }: { rows: TeamCase[]; person: string }, key: string): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const row of rows) {
    try {
      await answerOf(api.PUT('/cases/{case}/worker', { params: { path: { case: row.case }, header: keyedAt(`${key}-${row.case}`, row.version) }, body: { person } }))
    } catch (error) {
      refused.push({ row, problem: asProblem(error) })
    }
  }
  return refused
}
