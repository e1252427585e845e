import type { Query, QueryClient } from '@tanstack/react-query'
import { NOTICES } from './messages'

/** `changed`: the page now shows something else than before. `waiting`: it will, once what is being typed is done. */
export type UpdateNote = 'changed' | 'waiting' | null

const LOOK_AGAIN_MS = 1_000

/** What is typed was begun on what was shown: it stays under the form, and saving tells of a conflict with both texts. */
function isTyping(): boolean {
  const focused = document.activeElement
  const inPage = focused instanceof HTMLElement && focused.closest('main') !== null && focused.matches('input, textarea, select, [contenteditable]')
  return inPage || document.querySelector('[role="dialog"] :is(input, textarea, select)') !== null
}

function begins(query: Query, keys: readonly string[][]): boolean {
  return keys.some((key) => key.every((part, index) => query.queryKey[index] === part))
}

/**
 * Reads anew what has changed, and only what somebody looks at: reading client data is journaled. A hidden tab reads when it is shown, a
 * page with something being typed when that is done. The count of notices is nobody's data and is read at once.
 */
export function makeUpdates(queryClient: QueryClient, say: (note: UpdateNote) => void) {
  let pending: string[][] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = false
  const lookAgain = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void read(), LOOK_AGAIN_MS)
  }

  const read = async () => {
    if (pending.length === 0 || document.visibilityState === 'hidden') return
    if (isTyping()) {
      waiting = true
      say('waiting')
      lookAgain()
      return
    }
    // An act of one's own reads what it has changed itself.
    if (queryClient.isMutating() > 0) {
      lookAgain()
      return
    }
    const keys = pending
    pending = []
    const cache = queryClient.getQueryCache()
    const shown = cache.findAll({ type: 'active', predicate: (query) => begins(query, keys) }).map((query) => ({ query, data: query.state.data as unknown }))
    await queryClient.invalidateQueries({ predicate: (query) => begins(query, keys) })
    if (shown.some(({ query, data }) => query.state.data !== data || query.state.status === 'error')) say('changed')
    // What brings nothing new does not take away what was said of the change before it.
    else if (waiting) say(null)
    waiting = false
  }
  const shownAgain = () => void read()
  document.addEventListener('visibilitychange', shownAgain)

  const add = (keys: string[][]): Promise<void> => {
    if (keys.includes(NOTICES)) void queryClient.invalidateQueries({ queryKey: NOTICES })
    pending.push(...keys.filter((key) => key !== NOTICES))
    return read()
  }
  return {
    /** Done when what can be read now has been read. */
    add,
    /** Everything but who one is. */
    addAll: () => {
      const known = queryClient.getQueryCache().getAll().map((query) => String(query.queryKey[0]))
      return add([NOTICES, ...[...new Set(known)].filter((name) => name !== 'session' && name !== NOTICES[0]).map((name) => [name])])
    },
    stop: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shownAgain)
    },
  }
}
