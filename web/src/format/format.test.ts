import { beforeEach, expect, test } from 'vitest'
import { t } from '../../test/texts'
import { changeLanguage, startTexts } from '../i18n'
import { ageInYears, clockOf, clockText, dateText, daysBetween, dayOf, instantAt, mondayOf, monthText, rangeText, recordDate, today } from './date'
import { distanceText } from './distance'
import { durationText } from './duration'
import { countText, moneyText, percentText } from './money'

const NOW = '2026-11-23'

beforeEach(() => startTexts('fi'))

test('a date has weekday, day and month; the year only when it is another', () => {
  expect(dateText('2026-11-25', 'fi', NOW)).toBe('ke 25.11.')
  expect(dateText('2027-01-29', 'fi', NOW)).toBe('pe 29.1.2027')
  expect(dateText('2026-11-25', 'sv', NOW)).toBe('ons 25.11.')
  expect(dateText('2026-11-25', 'en', NOW)).toBe('Wed 25 Nov')
  expect(recordDate('1998-03-14', 'fi')).toBe('14.3.1998')
})

test('a time of the clock is Finland’s, in winter and in summer', () => {
  expect(instantAt('2026-12-01', { hour: 10, minute: 30 })).toBe('2026-12-01T08:30:00.000Z')
  expect(instantAt('2026-07-01', { hour: 10, minute: 30 })).toBe('2026-07-01T07:30:00.000Z')
  expect(instantAt('2026-12-01', { hour: 0, minute: 0 })).toBe('2026-11-30T22:00:00.000Z')
  // The hour that is skipped, and the one that comes twice.
  expect(instantAt('2026-03-29', { hour: 3, minute: 30 })).toBe('2026-03-29T01:30:00.000Z')
  expect(instantAt('2026-10-25', { hour: 3, minute: 30 })).toBe('2026-10-25T00:30:00.000Z')
  expect(clockOf('9.05')).toEqual({ hour: 9, minute: 5 })
  expect(clockOf('14:30')).toEqual({ hour: 14, minute: 30 })
  expect(clockOf('8')).toEqual({ hour: 8, minute: 0 })
  for (const text of ['', '24.00', '9.60', '9.5', 'kello 9']) expect(clockOf(text)).toBeNull()
})

test('a range shows a shared year once', () => {
  expect(rangeText('2026-10-26', '2026-11-13', 'fi', NOW)).toBe('26.10.–13.11.')
  expect(rangeText('2027-01-18', '2027-02-12', 'fi', NOW)).toBe('18.1.–12.2.2027')
  expect(rangeText('2026-12-07', '2027-01-29', 'fi', NOW)).toBe('7.12.–29.1.2027')
})

test('days are Finland’s, over midnight and both turns of summer time', () => {
  expect(today(new Date('2026-11-22T22:30:00Z'))).toBe('2026-11-23')
  expect(dayOf('2026-07-01T21:30:00Z')).toBe('2026-07-02')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
})

test('a time of day is Finland’s', () => {
  expect(clockText('2026-11-23T07:14:00Z', 'fi')).toBe('9.14')
  expect(clockText('2026-11-23T07:14:00Z', 'en')).toBe('9:14')
})

test('age counts the birthday itself', () => {
  expect(ageInYears('1998-03-14', NOW)).toBe(28)
  expect(ageInYears('1998-11-23', NOW)).toBe(28)
  expect(ageInYears('1998-11-24', NOW)).toBe(27)
})

test('a deadline is told in working days of the server, near ones by name', () => {
  expect(distanceText(t, '2026-11-23', NOW, 0)).toBe('tänään')
  expect(distanceText(t, '2026-11-24', NOW, 1)).toBe('huomenna')
  expect(distanceText(t, '2026-11-25', NOW, 2)).toBe('2 työpäivää')
  expect(distanceText(t, '2026-11-20', NOW, -1)).toBe('1 työpäivä sitten')
  expect(distanceText(t, '2026-11-20', NOW)).toBe('3 päivää sitten')
  expect(distanceText(t, '2026-11-22', NOW)).toBe('eilen')
})

test('the same deadline in Swedish and English', async () => {
  await changeLanguage('sv')
  expect(distanceText(t, '2026-11-25', NOW, 2)).toBe('2 arbetsdagar')
  await changeLanguage('en')
  expect(distanceText(t, '2026-11-25', NOW, 2)).toBe('2 working days')
})

test('money has real minus, hard spaces and two decimals', () => {
  expect(moneyText(7_824_925)).toBe('78\u00a0249,25')
  expect(moneyText(-260_000, { unit: true })).toBe('\u22122\u00a0600,00\u00a0€')
  expect(moneyText(15_000, { unit: true, plus: true })).toBe('+150,00\u00a0€')
  expect(moneyText(0)).toBe('0,00')
  expect(moneyText(5)).toBe('0,05')
  expect(() => moneyText(0.5)).toThrow(RangeError)
  expect(countText(1_234_567)).toBe('1\u00a0234\u00a0567')
})

test('a duration is in its largest sensible unit', () => {
  expect(durationText(t, 45)).toBe('45 s')
  expect(durationText(t, 240)).toBe('4 min')
  expect(durationText(t, 7500)).toBe('2 t 5 min')
})

test('a month is told in the reader’s language', () => {
  expect([monthText('2026-11', 'fi'), monthText('2026-11', 'sv'), monthText('2026-11', 'en')]).toEqual(['marraskuu 2026', 'november 2026', 'November 2026'])
})

test('a rate is told without needless decimals', () => {
  expect([2550, 2400, 0, 1005, 3333, 10000].map(percentText)).toEqual(['25,5', '24', '0', '10,05', '33,33', '100'])
})
