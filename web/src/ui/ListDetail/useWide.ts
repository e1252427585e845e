import { useSyncExternalStore } from 'react'

const QUERY = '(min-width: 1000px)'

/** Whether a side pane fits beside the content. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(QUERY)
      query.addEventListener('change', listener)
      return () => { query.removeEventListener('change', listener) }
    },
    () => window.matchMedia(QUERY).matches,
  )
}
