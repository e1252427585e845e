import { expect, test } from 'vitest'
import { appliedOf, queryOf, searchOf } from './rules'

test('the same choice is the same query, whatever its order, and nothing chosen is none', () => {
  expect(queryOf({ kind: 'do_task', due: 'late' })).toBe('due=late&kind=do_task')
  expect(queryOf({ due: 'late', kind: 'do_task', selected: undefined })).toBe('due=late&kind=do_task')
  expect(queryOf({ due: undefined })).toBe('')
  expect(searchOf('due=late&kind=do_task')).toEqual({ due: 'late', kind: 'do_task' })
})

test('a saved filter is found by what it chooses', () => {
  const late = { page: 'handovers' as const, name: 'Vanhat', query: 'waited=5&box=in' }
  expect(appliedOf([late], { box: 'in', waited: 5 })).toBe(late)
  expect(appliedOf([late], { box: 'in' })).toBeUndefined()
  expect(appliedOf([late], {})).toBeUndefined()
})
