import { z } from '../../zod'

/** The address of the absences: whose; without it, all whom the reader may know of. */
export const absencesSearch = z.object({ person: z.string().optional().catch(undefined) })
