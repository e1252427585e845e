import { z } from '../../zod'

/** The address of a comparison: which two records, and the match that brought one here. */
export const compareSearch = z.object({
  surviving: z.string().catch(''),
  retired: z.string().catch(''),
  match: z.string().optional().catch(undefined),
})
