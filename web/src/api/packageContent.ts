import { z } from '../zod'
import type { components } from './schema/casework'

export type PackagePart = components['schemas']['PackagePart']

// The content of a part is frozen JSON of the day of the handover: read with care, since a later release may have written other members.

const text = z.string().catch('')
const date = z.string().nullable().catch(null)
const list = z.union([z.array(z.string()), z.string().transform((joined) => joined.split('|').filter(Boolean))]).catch([])

const goal = z.object({ id: z.string(), title: text, organisation: text, measure: text, target_date: date, state: text })
const action = z.object({ id: z.string(), goal: text, title: text, organisation: text, starts_on: text, ends_on: text, state: text })
const employment = z.object({ unemployed_since: date, target_group: text, needs: list, wished_start: date, referral_note: text, note: text })
const plan = z.object({ goals: z.array(goal).catch([]), actions: z.array(action).catch([]) })
const task = z.object({ id: z.string(), title: text, organisation: z.string().nullable().catch(null), due_on: text, state: text })
const note = z.object({ id: z.string(), text, organisation: text, recorded_at: text, recorded_by: text })
const document = z.object({ id: z.string(), title: text, organisation: text, recorded_at: text, media_type: text, size: z.number().catch(0) })
const records = z.object({ tasks: z.array(task).catch([]), notes: z.array(note).catch([]), documents: z.array(document).catch([]) })
const basic = z.object({ given_names: text, family_name: text, number: text, mother_tongue: text, service_language: text })

export type PackageGoal = z.infer<typeof goal> & { actions: z.infer<typeof action>[] }
export type PackageContent = {
  basic: z.infer<typeof basic> | null
  employment: z.infer<typeof employment> | null
  goals: PackageGoal[]
  /** By due date; notes and documents newest first. */
  tasks: z.infer<typeof task>[]
  notes: z.infer<typeof note>[]
  documents: z.infer<typeof document>[]
}

/** The parts that this reader got, put together again: a plan's goals and actions stand in the part of their own category. */
export function packageContent(parts: readonly PackagePart[]): PackageContent {
  const content = (category: PackagePart['category']) => parts.find((part) => part.category === category)?.content
  const plans = parts.map((part) => plan.parse(part.content))
  const written = parts.map((part) => records.parse(part.content))
  const actions = plans.flatMap((one) => one.actions)
  return {
    basic: content('basic') ? basic.parse(content('basic')) : null,
    employment: content('employment') ? employment.parse(content('employment')) : null,
    goals: plans.flatMap((one) => one.goals).map((one) => ({ ...one, actions: actions.filter((candidate) => candidate.goal === one.id) })),
    tasks: written.flatMap((one) => one.tasks).sort((a, b) => a.due_on.localeCompare(b.due_on)),
    notes: written.flatMap((one) => one.notes).sort((a, b) => b.recorded_at.localeCompare(a.recorded_at)),
    documents: written.flatMap((one) => one.documents).sort((a, b) => b.recorded_at.localeCompare(a.recorded_at)),
  }
}
