import type { BrowserContext, Page } from '@playwright/test'
import { headers, takenCase } from './cases'
import { expect, expectAccessible, openSettled, signInAt, test } from './fixtures'

const LIVE = '/api/v1/live'
const GENEROUS = { timeout: 60_000 }

/** How many live streams a browser has open. */
function openStreams(context: BrowserContext): () => number {
  let open = 0
  const counts = (by: number) => (request: { url: () => string }) => {
    if (request.url().endsWith(LIVE)) open += by
  }
  context.on('request', counts(1))
  context.on('requestfinished', counts(-1))
  context.on('requestfailed', counts(-1))
  return () => open
}

/** A change as the person's own page sends it. */
async function change(page: Page, path: string, data: unknown): Promise<void> {
  const response = await page.request.post(`/api/v1${path}`, { data, headers: { 'X-Polku-Request': '1' } })
  expect(response.status(), await response.text()).toBe(201)
}

async function read<Answer>(page: Page, path: string): Promise<Answer> {
  return (await page.request.get(`/api/v1${path}`)).json() as Promise<Answer>
}

type Organisation = { id: string; name: { fi: string }; teams: { id: string }[] }

async function organisation(page: Page, name: string): Promise<Organisation> {
  const { items } = await read<{ items: Organisation[] }>(page, '/organisations')
  const found = items.find((one) => one.name.fi.startsWith(name))
  if (!found) throw new Error(`no ${name} among the samples`)
  return found
}

/** Takes a case that waits: nobody else has a part in it yet. */
async function takeCase(page: Page): Promise<string> {
  const { items } = await read<{ items: { id: string; case: string; version: number; kind: string }[] }>(page, '/handovers?box=in&limit=200')
  // What is given back is another test's.
  const row = items.findLast(({ kind }) => kind === 'responsibility')
  if (!row) throw new Error('no handover waits')
  await page.request.post(`/api/v1/handovers/${row.id}/accept`, { data: {}, headers: { 'X-Polku-Request': '1', 'If-Match': `"${row.version}"` } })
  return row.case
}

async function sharedCase(page: Page): Promise<string> {
  const { items } = await read<{ items: { case: string; client: { name: string } }[] }>(page, '/clients?limit=200')
  const found = items.find((one) => one.client.name === 'Kalle Testinen')
  if (!found) throw new Error('no such case')
  return found.case
}

/** Goes there, and waits until all is shown and changes are heard of: what changes earlier is in what is read first. */
async function openListening(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().endsWith(LIVE), GENEROUS)
  await openSettled(page, path)
  await listening
}

const goal = (title: string, { id }: Organisation) => ({ title, category: 'employment', organisation: id, measure: 'Näyte' })

test('two tabs hear of a notice over one stream; when one closes, the other goes on', async ({ people, browser }) => {
  const coach = await people.as('aino')
  const silta = await organisation(coach, 'Silta')
  const context = await browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
  const streams = openStreams(context)
  const first = await context.newPage()
  await signInAt(first, 'silja')
  const second = await context.newPage()
  await second.goto('/notices')
  const bells = [first, second].map((page) => page.getByRole('banner').getByRole('link', { name: /^Ilmoitukset/ }))
  for (const bell of bells) await expect(bell).toBeVisible()
  await expect.poll(streams, GENEROUS).toBe(1)
  await expectAccessible(second)

  // Others may be told of other cases meanwhile: the notice of this one.
  const taken = await takeCase(coach)
  const told = second
    .getByRole('main')
    .getByRole('link', { name: 'Tiimisi on lisätty asiakkaan asiaan' })
    .and(second.locator(`[href*="${taken}"]`))
  const unread = await bells[0]?.textContent()
  await change(coach, `/cases/${taken}/parties`, { organisation: silta.id, team: silta.teams[0]?.id })
  await expect(told).toHaveCount(1, GENEROUS)
  for (const bell of bells) await expect(bell).not.toHaveText(unread ?? '', GENEROUS)
  expect(streams()).toBe(1)

  await first.close()
  await expect.poll(streams, GENEROUS).toBe(1)
  await context.close()
})

test('signing out in one tab takes the other to sign-in', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
  const first = await context.newPage()
  await signInAt(first, 'ahti')
  const second = await context.newPage()
  await second.goto('/')
  await expect(second.getByRole('button', { name: /^Oma valikko/ })).toBeVisible()
  await first.getByRole('button', { name: /^Oma valikko/ }).click()
  await first.getByRole('menuitem', { name: 'Kirjaudu ulos' }).click()
  for (const page of [first, second]) await expect(page).toHaveURL(/\/sign-in/, GENEROUS)
  await context.close()
})

test('the type of a plan and how to reach a client are heard on others’ open pages', async ({ people }) => {
  const [coach, officer] = [await people.as('aino'), await people.as('tuula')]
  const path = `/cases/${await takenCase(coach, officer)}`
  await openListening(officer, `${path}/plan`)
  const chosen = await coach.request.put(`/api/v1${path}/plan/type`, { headers: headers(), data: { type: 'activation' } })
  expect(chosen.ok(), await chosen.text()).toBe(true)
  await expect(officer.getByText('Aktivointisuunnitelma')).toBeVisible(GENEROUS)

  await openListening(officer, path)
  const known = await read<Record<string, unknown> & { version: number }>(coach, `${path}/client`)
  const fields = ['family_name', 'given_names', 'mother_tongue', 'service_language', 'interpreter', 'municipality', 'email', 'number'].filter((field) => field in known)
  const wanted = { ...Object.fromEntries(fields.map((field) => [field, known[field]])), phone: '+358401112223' }
  const written = await coach.request.put(`/api/v1${path}/client`, { headers: headers(known.version), data: wanted })
  expect(written.ok(), await written.text()).toBe(true)
  await expect(officer.getByRole('link', { name: '+358401112223' })).toBeVisible(GENEROUS)
})

test('a plan that others change is shown anew, but not under what is being typed', async ({ people }) => {
  const coach = await people.as('aino')
  const county = await people.as('sari')
  const own = await organisation(coach, 'Työpolku')
  const path = `/cases/${await sharedCase(coach)}/plan`
  await openListening(county, path)
  await change(coach, `${path}/goals`, goal('Muiden lisäämä tavoite', own))
  await expect(county.getByText('Muiden lisäämä tavoite').first()).toBeVisible(GENEROUS)
  await expect(county.getByText('Sivun tiedot päivittyivät.')).toBeVisible()

  const colleague = await people.as('aili')
  await openListening(coach, path)
  await coach.getByRole('button', { name: 'Lisää tavoite' }).first().click()
  const sheet = coach.getByRole('dialog')
  await sheet.getByRole('textbox').first().fill('Kesken oleva teksti')
  await change(colleague, `${path}/goals`, goal('Kollegan tavoite', own))
  await expect(coach.getByText('Tietoja on muutettu.')).toBeVisible(GENEROUS)
  await expect(sheet.getByRole('textbox').first()).toHaveValue('Kesken oleva teksti')
  await expect(coach.getByText('Kollegan tavoite')).toHaveCount(0)
  await coach.keyboard.press('Escape')
  await expect(coach.getByText('Kollegan tavoite').first()).toBeVisible(GENEROUS)
})
