import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { useCommand } from './useCommand'

function commandThatFailsOnce() {
  const keys: string[] = []
  const hook = renderHook(
    () =>
      useCommand((_input: { text: string }, key: string) => {
        keys.push(key)
        return keys.length === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('done')
      }),
    { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider> },
  )
  return { keys, hook }
}

test('the same input sent again after a lost answer keeps its key', async () => {
  const { keys, hook } = commandThatFailsOnce()
  act(() => { hook.result.current.send({ text: 'a' }) })
  await waitFor(() => { expect(hook.result.current.problem?.isNetwork).toBe(true) })
  act(() => { hook.result.current.send({ text: 'a' }) })
  await waitFor(() => { expect(hook.result.current.result).toBe('done') })
  expect(keys[1]).toBe(keys[0])
})

test('a changed input gets a new key, and so does the next act', async () => {
  const { keys, hook } = commandThatFailsOnce()
  act(() => { hook.result.current.send({ text: 'a' }) })
  await waitFor(() => { expect(hook.result.current.problem).not.toBeNull() })
  act(() => { hook.result.current.send({ text: 'b' }) })
  await waitFor(() => { expect(hook.result.current.result).toBe('done') })
  act(() => { hook.result.current.send({ text: 'b' }) })
  await waitFor(() => { expect(keys).toHaveLength(3) })
  expect(new Set(keys).size).toBe(3)
})
