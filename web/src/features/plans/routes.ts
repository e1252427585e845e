import { z } from '../../zod'

/** The plan's address: how it is seen, what is filtered, and the action that is open. */
export const planSearch = z.object({
  view: z.enum(['timeline', 'list']).optional().catch(undefined),
  organisation: z.string().optional().catch(undefined),
  state: z.enum(['all', 'open', 'late']).optional().catch(undefined),
  action: z.string().optional().catch(undefined),
})

/** The page of versions: which one, and what it is compared with; 0 shows it whole. */
export const versionsSearch = z.object({
  version: z.number().int().positive().optional().catch(undefined),
  from: z.number().int().nonnegative().optional().catch(undefined),
})
