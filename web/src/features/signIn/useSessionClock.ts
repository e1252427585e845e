import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sessionQuery } from '../../access/session'
import { api } from '../../api/client'
import { setSessionEnded, useSessionEnded } from '../../api/sessionEnded'
import { nextLook, WARN_SECONDS } from './sessionRules'

type Ending = { endsAt: number; extendable: boolean }

/**
 * Looks how long the session lasts, which does not make it last longer, and tells when it ends soon. `heard` is called with what the
 * server said when it was continued.
 */
export function useSessionClock() {
  const queryClient = useQueryClient()
  const ended = useSessionEnded()
  const [ending, setEnding] = useState<Ending | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = useRef<() => Promise<void>>(async () => undefined)

  const heard = useCallback((left: number, extendable: boolean) => {
    setEnding(left > WARN_SECONDS ? null : { endsAt: Date.now() + left * 1000, extendable })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void look.current(), nextLook(left) * 1000)
  }, [])

  useEffect(() => {
    look.current = async () => {
      const answer = await api.GET('/session').catch(() => null)
      if (answer?.data) {
        heard(answer.data.expires_in, answer.data.extendable)
      } else if (answer?.response.status === 204) {
        setEnding(null)
        setSessionEnded(true)
      } else {
        // The server does not answer: it is asked again soon, and nothing is taken away meanwhile.
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void look.current(), nextLook(WARN_SECONDS) * 1000)
      }
    }
  }, [heard])

  useEffect(() => {
    if (ended) return
    const known = queryClient.getQueryState(sessionQuery.queryKey)
    if (known?.data) {
      const { expires_in, extendable } = known.data
      timer.current = setTimeout(() => { heard(expires_in - (Date.now() - known.dataUpdatedAt) / 1000, extendable) }, 0)
    }
    // A computer that slept has run no timers.
    const woken = () => {
      if (document.visibilityState === 'visible') void look.current()
    }
    document.addEventListener('visibilitychange', woken)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', woken)
    }
  }, [ended, heard, queryClient])

  return { ending: ended ? null : ending, heard }
}
