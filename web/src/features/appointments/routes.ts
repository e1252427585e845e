import { z } from '../../zod'

/** The appointments' address: those to come or those that are over. */
export const appointmentsSearch = z.object({ state: z.enum(['open', 'closed']).optional().catch(undefined) })
