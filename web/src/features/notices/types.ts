import type { components } from '../../api/schema/notices'

export type Notice = components['schemas']['Notice']
