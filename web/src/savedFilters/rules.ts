import type { SavedFilter, Search } from './types'

/** The query of an address, always in one order, so that the same choice is the same text. */
export function queryOf(search: Search): string {
  const chosen = Object.entries(search).flatMap(([name, value]): [string, string][] => (value === undefined || value === '' ? [] : [[name, String(value)]]))
  return new URLSearchParams(chosen.sort(([a], [b]) => a.localeCompare(b))).toString()
}

/** What a saved query chooses. The page's own rules read it as they read an address. */
export function searchOf(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

/** The one that the page shows now. */
export function appliedOf(filters: readonly SavedFilter[], search: Search): SavedFilter | undefined {
  const query = queryOf(search)
  return query === '' ? undefined : filters.find((filter) => queryOf(searchOf(filter.query)) === query)
}
