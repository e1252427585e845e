import { expect, test } from 'vitest'
import { countdownText, grouped, nextLook, resetLink, tokenOf, WARN_SECONDS } from './rules'

test('one looks when the warning is due, and often while it stands', () => {
  expect(nextLook(1800)).toBe(1680)
  expect(nextLook(WARN_SECONDS)).toBe(20)
  expect(nextLook(7)).toBe(7)
  expect(nextLook(0)).toBe(1)
})

test('the time left is told in minutes and seconds', () => {
  expect(countdownText(120)).toBe('2.00')
  expect(countdownText(64.2)).toBe('1.05')
  expect(countdownText(-3)).toBe('0.00')
})

test('a key is read in groups of four', () => {
  expect(grouped('GEZDGNBVGY')).toBe('GEZD GNBV GY')
  expect(grouped('')).toBe('')
})

test('a link holds its token where no server sees it', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCde'
  const link = new URL(resetLink('https://polku.example', token))
  expect(link.pathname + link.search).toBe('/new-password')
  expect(tokenOf(link.hash)).toBe(token)
  expect(tokenOf('')).toBeNull()
  expect(tokenOf('#short')).toBeNull()
  expect(tokenOf('#<script>alert(1)</script>aaaaaaaa')).toBeNull()
})
