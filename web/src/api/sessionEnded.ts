import { useSyncExternalStore } from 'react'

// A 401 in the middle of work does not leave the page: it raises this signal, and the app lays a sign-in over what is being typed.
let ended = false
const listeners = new Set<() => void>()

export function setSessionEnded(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of listeners) listener()
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}
