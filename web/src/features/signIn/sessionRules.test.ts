import { expect, test } from 'vitest'
import { countdownText, grouped, nextLook, tokenOf, WARN_SECONDS } from './sessionRules'

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

test('a link for a new password has its token in the fragment', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCde'
  expect(tokenOf(`#${token}`)).toBe(token)
  expect(tokenOf('')).toBeNull()
  expect(tokenOf('#short')).toBeNull()
  expect(tokenOf('#<script>alert(1)</script>aaaaaaaa')).toBeNull()
})
