import { z } from '../../zod'

/** The address of the people: without a state, everybody. */
export const peopleSearch = z.object({ state: z.enum(['enabled', 'disabled']).optional().catch(undefined) })
