import { z } from '../../zod'

export const importsSearch = z.object({
  state: z.enum(['faulty', 'ready', 'done', 'undone']).optional().catch(undefined),
})
