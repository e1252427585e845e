import { expect, test } from 'vitest'
import { differing } from './merge'

const BASE = { title: 'Osaaminen', measure: 'Seitsemän', target_date: '2027-01-29' as string | null | undefined }
const FIELDS = ['title', 'measure', 'target_date'] as const

test('each field that differs says who changed it', () => {
  const mine = { ...BASE, title: 'Oma', measure: 'Kahdeksan' }
  const theirs = { ...BASE, title: 'Toinen', target_date: '2027-02-26' }
  expect(differing(BASE, mine, theirs, FIELDS)).toEqual([
    { field: 'title', mine: 'Oma', theirs: 'Toinen', changed: 'byBoth' },
    { field: 'measure', mine: 'Kahdeksan', theirs: 'Seitsemän', changed: 'byMe' },
    { field: 'target_date', mine: '2027-01-29', theirs: '2027-02-26', changed: 'byThem' },
  ])
})

test('the same change by both is no conflict, nor is an absent value and an empty one', () => {
  expect(differing(BASE, { ...BASE, title: 'Sama' }, { ...BASE, title: 'Sama' }, FIELDS)).toEqual([])
  expect(differing({ ...BASE, target_date: undefined }, { ...BASE, target_date: null }, { ...BASE, target_date: undefined }, FIELDS)).toEqual([])
})
