import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { sessionQuery } from '../access/session'
import { setSessionEnded, useSessionEnded } from '../api/sessionEnded'
import { wipeDrafts } from '../drafts/store'
import { joinLive } from '../live/join'
import { keysOf, type LiveMessage } from '../live/messages'
import { makeUpdates, type UpdateNote } from '../live/updates'

/** Keeps what is on the screen as it is at the server, while somebody is signed in; what to say of it. */
export function useLive(): UpdateNote {
  const queryClient = useQueryClient()
  const router = useRouter()
  const ended = useSessionEnded()
  const [note, setNote] = useState<UpdateNote>(null)

  useEffect(() => {
    if (ended) return
    const updates = makeUpdates(queryClient, setNote)

    /** The person acts in another membership, as another tab chose: nothing that was read in the former stays. */
    const actAnew = async () => {
      const before = queryClient.getQueryData(sessionQuery.queryKey)?.acting
      const now = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined)
      if (now === undefined || now?.acting === before) return
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      await router.navigate({ to: '/' })
      await router.invalidate()
    }
    const leave = async () => {
      await router.navigate({ to: '/sign-in' })
      queryClient.clear()
      await wipeDrafts().catch(() => undefined)
    }
    const hear = (message: LiveMessage) => {
      if (message.type === 'change') void updates.add(keysOf(message.change))
      else if (message.type === 'stale') void updates.addAll()
      else if (message.type === 'signed-out') void leave()
      else if (message.reason === 'session_ended') setSessionEnded(true)
      else if (message.reason === 'access_changed' || message.reason === 'not_allowed') void updates.addAll()
      else if (message.reason !== 'stopping' && message.reason !== 'unavailable') void actAnew()
    }
    const stop = joinLive(hear)
    return () => {
      stop()
      updates.stop()
    }
  }, [ended, queryClient, router])

  useEffect(() => {
    if (note !== 'changed') return
    const timer = setTimeout(() => { setNote(null) }, 15_000)
    return () => { clearTimeout(timer) }
  }, [note])
  return note
}
