import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { asProblem, type Problem } from './problem'

/**
 * One act that changes something. `act` gets the input and a request key (Idempotency-Key). The key is born with the first sending,
 * kept while the same input is sent again (a retry does the thing once), and new as soon as the input changes or the act is done.
 * Never retried by itself: the person decides.
 */
export function useCommand<Input, Output>(
  act: (input: Input, key: string) => Promise<Output>,
  done?: (output: Output, input: Input) => Promise<unknown> | undefined,
) {
  const sent = useRef<{ body: string; key: string } | null>(null)
  const mutation = useMutation<Output, unknown, Input>({
    retry: false,
    networkMode: 'always', // offline must fail at once and say so, not wait unseen
    mutationFn: (input) => {
      const body = JSON.stringify(input) ?? ''
      if (sent.current?.body !== body) sent.current = { body, key: crypto.randomUUID() }
      return act(input, sent.current.key)
    },
    onSuccess: (output, input) => {
      sent.current = null
      return done?.(output, input)
    },
  })
  return {
    /** Does nothing while the same act is under way. */
    send: (input: Input) => {
      if (!mutation.isPending) mutation.mutate(input)
    },
    isSending: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : (null as Problem | null),
    result: mutation.data,
    reset: mutation.reset,
  }
}
