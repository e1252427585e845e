import { beforeEach, expect, test } from 'vitest'
import { dropDraft, keepDraft, loadDraft, wipeDrafts } from './store'

const NOW = new Date('2026-11-23T07:14:00Z')

beforeEach(() => wipeDrafts())

test('a draft comes back with the instant at which it was kept', async () => {
  await keepDraft('tuula', 'note 1', { text: 'Kalle soitti' }, NOW)
  expect(await loadDraft('tuula', 'note 1', NOW)).toEqual({ value: { text: 'Kalle soitti' }, keptAt: NOW.toISOString() })
})

test('nobody sees another person’s draft, nor that of another thing', async () => {
  await keepDraft('tuula', 'note 1', { text: 'a' }, NOW)
  expect(await loadDraft('aino', 'note 1', NOW)).toBeNull()
  expect(await loadDraft('tuula', 'note 2', NOW)).toBeNull()
})

test('a draft is gone after it was sent, after two weeks and after signing out', async () => {
  await keepDraft('tuula', 'sent', {}, NOW)
  await dropDraft('tuula', 'sent')
  expect(await loadDraft('tuula', 'sent', NOW)).toBeNull()

  await keepDraft('tuula', 'old', {}, NOW)
  expect(await loadDraft('tuula', 'old', new Date('2026-12-07T07:14:00Z'))).not.toBeNull()
  expect(await loadDraft('tuula', 'old', new Date('2026-12-07T07:14:01Z'))).toBeNull()
  expect(await loadDraft('tuula', 'old', NOW)).toBeNull()

  await keepDraft('tuula', 'signed out', {}, NOW)
  await wipeDrafts()
  expect(await loadDraft('tuula', 'signed out', NOW)).toBeNull()
})
