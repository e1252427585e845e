import i18next from 'i18next'
import type { T } from '../src/i18n'

/** The texts of the language that was started, outside a component. */
export const t = ((key: never, options: never) => i18next.t(key, options)) as unknown as T
