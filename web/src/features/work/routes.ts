import { z } from '../../zod'
import { DUE, KINDS } from './rules'

/** The work list's address: how soon and what kind of work is shown, and the row that is chosen. */
export const workSearch = z.object({
  due: z.enum(DUE).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  selected: z.string().optional().catch(undefined),
})
