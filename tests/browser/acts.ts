import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** A local date, so many days from today. */
export function dayFromToday(days: number): { day: string; month: string; year: string } {
  const date = new Date()
  date.setDate(date.getDate() + days)
  const [year = '', month = '', day = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(date).split('-')
  return { day, month, year }
}

/** Takes one of a list's options; the list is opened by its field's name, which is followed by what is chosen. */
export async function choose(within: Locator, field: string, option: string): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`${field}$`) }).click()
  await within.page().getByRole('option', { name: option, exact: true }).click()
}

/** Types a date part by part, as a person does. */
export async function typeDate(within: Locator, field: string, days: number): Promise<void> {
  const { day, month, year } = dayFromToday(days)
  await within.getByRole('group', { name: field }).getByRole('spinbutton').first().click()
  await within.page().keyboard.type(`${day}${month}${year}`)
}

/** The dialog that a button opens. */
export async function open(page: Page, button: string, title: string): Promise<Locator> {
  await page.getByRole('button', { name: button }).click()
  const sheet = page.getByRole('dialog', { name: title })
  await expect(sheet).toBeVisible()
  return sheet
}

/** Presses the sheet's own button, which closes it when all went well. */
export async function finish(sheet: Locator, button: string): Promise<void> {
  await sheet.getByRole('button', { name: button, exact: true }).click()
  await expect(sheet).toBeHidden()
}

/** The bytes and the name of the file that a press brings. */
export async function downloaded(page: Page, pressed: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressed.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A fact of the page, by its term. */
export function fact(page: Page, term: string): Locator {
  return page.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${term}$`) }) }).locator('dd')
}

/** One of a client's own pages; the rail has links of the same name. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Asiakkaan sivut' }).getByRole('link', { name }).click()
}
