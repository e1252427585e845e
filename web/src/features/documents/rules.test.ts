import { expect, test } from 'vitest'
import { faultOf, mediaTypeOf, PART, partsOf, titleOf } from './rules'

test('a file is of the type that its name ends with', () => {
  expect(mediaTypeOf('Kuva.JPEG')).toBe('image/jpeg')
  expect(mediaTypeOf('a.b.csv')).toBe('text/csv')
  expect(mediaTypeOf('.pdf')).toBeUndefined()
  expect(mediaTypeOf('ohjelma.exe')).toBeUndefined()
  expect(mediaTypeOf('nimetön')).toBeUndefined()
})

test('what cannot be sent is told before it is', () => {
  expect(faultOf(null)).toBe('missing')
  expect(faultOf({ name: 'a.exe', size: 1 })).toBe('type')
  expect(faultOf({ name: 'a.pdf', size: 0 })).toBe('empty')
  expect(faultOf({ name: 'a.pdf', size: 20 * 1024 * 1024 })).toBeNull()
  expect(faultOf({ name: 'a.pdf', size: 20 * 1024 * 1024 + 1 })).toBe('large')
  expect(faultOf({ name: `${'a'.repeat(197)}.pdf`, size: 1 })).toBe('name')
})

test('a file comes in parts, the last one as long as what is left', () => {
  expect(partsOf(1)).toEqual([{ number: 1, from: 0, to: 1 }])
  expect(partsOf(PART)).toEqual([{ number: 1, from: 0, to: PART }])
  expect(partsOf(2 * PART + 3).at(-1)).toEqual({ number: 3, from: 2 * PART, to: 2 * PART + 3 })
  expect(partsOf(20 * 1024 * 1024)).toHaveLength(40)
})

test('a document is called as its file at first', () => {
  expect(titleOf('Työ_sopimus 2.pdf')).toBe('Työ sopimus 2')
})
