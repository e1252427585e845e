import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { NOTICES } from './messages'
import { makeUpdates, type UpdateNote } from './updates'

const leave: (() => void)[] = []
afterEach(() => {
  for (const one of leave.splice(0)) one()
  document.body.innerHTML = ''
  visible('visible')
})

function visible(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
}

/** A page that shows one query, whose answer a test sets; the times it was read. */
async function page(queryKey: string[]) {
  const queryClient = new QueryClient()
  const shown = { answer: 1, reads: 0 }
  const observer = new QueryObserver(queryClient, { queryKey, queryFn: () => { shown.reads += 1; return { answer: shown.answer } }, staleTime: Infinity })
  leave.push(observer.subscribe(() => undefined))
  await vi.waitFor(() => { expect(observer.getCurrentResult().data).toEqual({ answer: 1 }) })
  const notes: UpdateNote[] = []
  const updates = makeUpdates(queryClient, (note) => notes.push(note))
  leave.push(updates.stop)
  return { shown, notes, updates }
}

test('what is shown is read anew, and the page says so when it is another', async () => {
  const { shown, notes, updates } = await page(['plan', 'c'])
  await updates.add([['plan', 'c']])
  expect(notes).toEqual([])
  shown.answer = 2
  await updates.add([['plan', 'c']])
  expect(notes).toEqual(['changed'])
  // The next brings nothing new, and does not take away what was said.
  await updates.add([['plan', 'c']])
  expect(notes).toEqual(['changed'])
  expect(shown.reads).toBe(4)
})

test('what nobody shows is not read', async () => {
  const { shown, notes, updates } = await page(['plan', 'c'])
  await updates.add([['plan', 'other']])
  expect(notes).toEqual([])
  expect(shown.reads).toBe(1)
})

test('a hidden tab reads when it is shown, but counts notices at once', async () => {
  visible('hidden')
  const plan = await page(['plan', 'c'])
  const notices = await page(['notices', 'unread'])
  void plan.updates.add([['plan', 'c']])
  void notices.updates.add([NOTICES])
  await vi.waitFor(() => { expect(notices.shown.reads).toBe(2) })
  expect(plan.shown.reads).toBe(1)
  visible('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => { expect(plan.shown.reads).toBe(2) })
})

test('nothing is read under what is being typed until that is done', async () => {
  const { shown, notes, updates } = await page(['plan', 'c'])
  document.body.innerHTML = '<div role="dialog"><input /></div>'
  void updates.add([['plan', 'c']])
  expect(notes).toEqual(['waiting'])
  expect(shown.reads).toBe(1)
  document.body.innerHTML = ''
  await vi.waitFor(() => { expect(notes).toEqual(['waiting', null]) }, { timeout: 15_000 })
  expect(shown.reads).toBe(2)
})

test('everything but who one is becomes old at once', async () => {
  const plan = await page(['plan', 'c'])
  void plan.updates.addAll()
  await vi.waitFor(() => { expect(plan.shown.reads).toBe(2) })
  const session = await page(['session'])
  void session.updates.addAll()
  expect(session.shown.reads).toBe(1)
})
