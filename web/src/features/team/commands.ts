import { answerOf, api } from '../../api/client'
import { keyed } from '../../api/conditional'
import type { TeamCase } from './types'

export type Refused = { row: TeamCase; code: string }

/** All in one request; a case that somebody else has moved meanwhile keeps none of the others back. Answers those that were refused; a repeat of what was done already tells none. */
export async function giveCases({ rows, person }: { rows: TeamCase[]; person: string }, key: string): Promise<Refused[]> {
  const cases = rows.map((row) => ({ case: row.case, version: row.version }))
  const { items } = await answerOf(api.POST('/work/team/moves', { params: { header: keyed(key) }, body: { person, cases } }))
  return rows.flatMap((row) => {
    const code = items?.find((item) => item.case === row.case)?.refusal
    return typeof code === 'string' ? [{ row, code }] : []
  })
}
