import { z } from '../../zod'

/** The work list's address: the row that is chosen. */
export const workSearch = z.object({ selected: z.string().optional().catch(undefined) })
