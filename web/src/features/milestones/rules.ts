import type { Contract } from '../../access/contracts'
import type { LocalDate } from '../../format/date'
import type { Tone } from '../../ui/Tag/Tag'
import type { Evidence, Milestone, MilestoneRow, MilestoneState, MilestoneType } from './types'

export const TONE: Record<MilestoneState, Tone> = { recorded: 'underWay', contested: 'wait', verified: 'done', refused: 'refused', withdrawn: 'refused' }

/** The marks of a row beyond its state, each a reason to look twice. */
export function marksOf(row: Pick<MilestoneRow, 'competing' | 'reopened' | 'state'>): ('competing' | 'reopened')[] {
  return [...(row.competing && row.state !== 'contested' ? (['competing'] as const) : []), ...(row.reopened ? (['reopened'] as const) : [])]
}

/** The version of the contract by which a day is judged. */
export function versionOn(contract: Contract | undefined, day: LocalDate): Contract['versions'][number] | undefined {
  return contract?.versions.find((version) => version.effective_from <= day && (version.effective_until === null || day <= version.effective_until))
}

export function typesOn(contract: Contract | undefined, day: LocalDate | null | undefined): MilestoneType[] {
  if (!contract) return []
  return day ? (versionOn(contract, day)?.milestone_types ?? []) : contract.milestone_types
}

/** The file that a decision is about. */
export function currentEvidence(one: Pick<Milestone, 'evidence'>): Evidence | undefined {
  return one.evidence.find((evidence) => evidence.current)
}

export type Requirement = { id: 'priced' | 'term' | 'party' | 'evidence' | 'only'; met: boolean }

/** What the contract asks of the claim, and whether what is known meets it: the same questions that the server asks. */
export function requirementsOf(one: Milestone, contract: Contract): Requirement[] {
  const day = one.happened_on
  const within = (from: LocalDate, until: LocalDate | null | undefined) => from <= day && (!until || day <= until)
  const type = typesOn(contract, day).find(({ code }) => code === one.type)
  const evidence = currentEvidence(one)
  return [
    { id: 'term', met: within(contract.valid_from, contract.valid_until) },
    { id: 'priced', met: type !== undefined },
    { id: 'party', met: contract.parties.some((party) => party.organisation === one.organisation && within(party.valid_from, party.valid_until)) },
    { id: 'evidence', met: type !== undefined && (type.evidence.length === 0 || (evidence !== undefined && type.evidence.includes(evidence.kind))) },
    { id: 'only', met: !one.competing },
  ]
}

/** Recorded, corrected or proved by this person: another one decides. */
export function isOwn(one: Milestone, person: string): boolean {
  return one.recorded_by === person || one.evidence.some((evidence) => evidence.uploaded_by === person)
}

export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const
type MediaType = (typeof MEDIA_TYPES)[number]

/** The ending of a saved file, so that a person's programs know it. */
export const ENDING: Record<MediaType, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'text/plain': 'txt' }

const MOST_BYTES = 20 * 1024 * 1024

/** Why a file cannot be sent, before it is. */
export function faultOf(file: { type: string; size: number }): 'empty' | 'tooLarge' | 'type' | null {
  if (file.size === 0) return 'empty'
  if (file.size > MOST_BYTES) return 'tooLarge'
  return MEDIA_TYPES.some((type) => type === file.type) ? null : 'type'
}

/** The next row to take up after one is done: the one below it, else the one above. */
export function nextAfter(rows: readonly Pick<MilestoneRow, 'id'>[], id: string): string | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return at < 0 ? rows[0]?.id : (rows[at + 1] ?? rows[at - 1])?.id
}
