import { z } from '../../zod'

/** The address of the team's cases: whose; all without it. */
export const teamSearch = z.object({ person: z.string().optional().catch(undefined) })
