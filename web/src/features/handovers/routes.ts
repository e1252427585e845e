import { z } from '../../zod'

/** The inbox's address: which box, open or answered, how long they have waited, and the row that is chosen. */
export const inboxSearch = z.object({
  box: z.enum(['in', 'out']).optional().catch(undefined),
  state: z.enum(['open', 'closed']).optional().catch(undefined),
  waited: z.coerce.number().int().min(1).max(60).optional().catch(undefined),
  selected: z.string().optional().catch(undefined),
})
