import { expect, test } from 'vitest'
import { openOnes, resetLink, standingOf } from './rules'
import type { Membership } from './types'

const NOW = '2026-11-23'

test('a membership holds from its first day until it is ended', () => {
  expect(standingOf({ valid_from: NOW, ended_at: null }, NOW)).toBe('inForce')
  expect(standingOf({ valid_from: '2026-11-24', ended_at: null }, NOW)).toBe('toCome')
  expect(standingOf({ valid_from: '2026-01-01', ended_at: '2026-11-22T10:00:00Z' }, NOW)).toBe('ended')
})

test('what has ended is not among the open ones', () => {
  const one = (id: string, ended_at: string | null) => ({ id, valid_from: '2026-01-01', ended_at }) as Membership
  expect(openOnes([one('a', null), one('b', '2026-11-01T10:00:00Z')], NOW).map(({ id }) => id)).toEqual(['a'])
})

test('a link for a new password has its token where no server sees it', () => {
  const link = new URL(resetLink('https://polku.example', 'AbCd-_'))
  expect(link.pathname + link.search).toBe('/new-password')
  expect(link.hash).toBe('#AbCd-_')
})
