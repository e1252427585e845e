import { z } from '../../zod'

/** The queue's address: which state, the row that is chosen, and the claim that is open. */
export const queueSearch = z.object({
  state: z.enum(['recorded', 'contested', 'verified', 'refused', 'withdrawn']).optional().catch(undefined),
  selected: z.string().optional().catch(undefined),
  open: z.string().optional().catch(undefined),
})

/** The address of one case's claims: the claim that is open. */
export const caseMilestonesSearch = z.object({ milestone: z.string().optional().catch(undefined) })
