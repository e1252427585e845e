import { z } from '../../zod'

export const KINDS = ['responsibility', 'party', 'consent', 'plan', 'task', 'appointment', 'note', 'document'] as const

/** The timeline's address: everything, or one kind alone. */
export const timelineSearch = z.object({ kind: z.enum(KINDS).optional().catch(undefined) })
