// zod as everybody here takes it. Set where it is handed out, so that no schema can be made before, in whatever order a build puts its files.
import { z } from 'zod'

// It probes `new Function`, which the content security policy reports on every load.
z.config({ jitless: true })

export { z }
