import { z } from '../../zod'

/** The tasks' address: open ones or those that are over. */
export const tasksSearch = z.object({ state: z.enum(['open', 'closed']).optional().catch(undefined) })
