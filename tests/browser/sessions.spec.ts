import type { Page } from '@playwright/test'
import { expect, expectAccessible, samplePassword, signInAt, test } from './fixtures'

const ENDING = 'Istuntosi päättyy pian'
const NOTE = 'Tämä on kirjoitettu ennen kuin istunto päättyi'

/** The server's clock cannot be moved from here: what it says of the time left is. */
async function sayLeft(page: Page, seconds: number): Promise<void> {
  await page.route('**/api/v1/session', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const response = await route.fetch()
    if (response.status() !== 200) return route.fulfill({ response })
    return route.fulfill({ response, json: { ...(await response.json()), expires_in: seconds } })
  })
}

const urlOf = (path: string) => new URL(path, process.env['POLKU_URL']).href

/** A browser of its own at a page with a form that holds text; answers what its console says. */
async function typing(page: Page, username: string): Promise<string[]> {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  await page.clock.install()
  await signInAt(page, username)
  await page.goto(urlOf('/my-sign-in'))
  await page.getByLabel('Nykyinen salasana').fill(NOTE)
  return said
}

test('one is told before the session ends, goes on by one press, and what is typed stays', async ({ page }) => {
  const said = await typing(page, 'leena')
  await sayLeft(page, 100)
  await page.clock.fastForward('28:30')
  await expect(page.getByRole('heading', { name: ENDING })).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/^1\.[0-4]\d$/)
  await expectAccessible(page)
  await page.unroute('**/api/v1/session')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: ENDING })).toBeHidden()
  await expect(page.getByLabel('Nykyinen salasana')).toHaveValue(NOTE)
  expect(said).toEqual([])
})

test('after the end the same person signs in over the page and goes on; another person gets a clean page', async ({ browser, page }) => {
  const said = await typing(page, 'tarja')
  const elsewhere = await browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
  const other = await elsewhere.newPage()
  await signInAt(other, 'tarja')
  const endHere = async () => {
    await other.goto('/my-sign-in')
    await other.getByRole('button', { name: 'Päätä kaikki muut' }).click()
    await expect(other.getByText('Muut istunnot on päätetty.')).toBeVisible()
    await page.clock.fastForward('28:30')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('main')).toBeHidden()
  }
  const signInHere = async (username: string) => {
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Käyttäjätunnus').fill(username)
    await sheet.getByLabel('Salasana').fill(samplePassword)
    await sheet.getByRole('button', { name: 'Kirjaudu' }).click()
  }
  await endHere()
  await signInHere('tarja')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByLabel('Nykyinen salasana')).toHaveValue(NOTE)

  await endHere()
  await signInHere('ahti')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByLabel('Nykyinen salasana')).toHaveCount(0)
  expect(said).toEqual([])
  await elsewhere.close()
})

test('my sign-in is accessible, fits a phone, and lists where one is', async ({ people }) => {
  const page = await people.as('dina')
  await page.goto('/my-sign-in')
  await expect(page.getByText('Tämä istunto')).toBeVisible()
  await expect(page.getByRole('table')).toContainText('Chrome, Linux')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways).toBeLessThanOrEqual(0)
})

test('a link without its token says so', async ({ page }) => {
  await page.goto(urlOf('/new-password'))
  await expect(page.getByText('Linkki on vaillinainen.')).toBeVisible()
  await expectAccessible(page)
})
