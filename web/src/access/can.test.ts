import { expect, test } from 'vitest'
import { can } from './can'

test('only what the server lists is allowed; a missing answer is no', () => {
  expect(can({ can: ['accept'] }, 'accept')).toBe(true)
  expect(can({ can: ['accept'] }, 'decline')).toBe(false)
  expect(can({ can: [] }, 'accept')).toBe(false)
  expect(can({}, 'accept')).toBe(false)
  expect(can(undefined, 'accept')).toBe(false)
})
