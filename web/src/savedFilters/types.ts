import type { components } from '../api/schema/identity'

export type SavedFilter = components['schemas']['SavedFilter']
export type FilteredPage = components['schemas']['FilteredPage']
/** What narrows a list, as its page's address has it; nothing chosen is not there. */
export type Search = Record<string, string | number | undefined>
