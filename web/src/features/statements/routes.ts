import { z } from '../../zod'

/** The statement's address: which lines are shown, and the line whose trace is open. */
export const statementSearch = z.object({
  type: z.string().optional().catch(undefined),
  part: z.enum(['inMonth', 'late']).optional().catch(undefined),
  line: z.string().optional().catch(undefined),
})
