import { z } from '../../zod'

/** The address of the data-protection contact's list: without a state, what waits for a review. */
export const emergenciesSearch = z.object({
  state: z.enum(['all', 'open', 'to_review']).optional().catch(undefined),
})
