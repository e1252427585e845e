import type { Page } from '@playwright/test'
import { choose, downloaded, finish, open, openTab } from '../acts'
import { expect, expectAccessible } from '../fixtures'
import { CLIENT } from './client'
import type { Taken } from './referrals'

const EVIDENCE = Buffer.from('Työsopimus (näyte). Työ alkoi sovittuna päivänä.\n')
const NOTE = 'Toistaiseksi voimassa oleva työsuhde.'

async function recordsOne(aino: Page, type: string): Promise<void> {
  const sheet = await open(aino, 'Kirjaa etappi…', 'Etapin kirjaaminen')
  await choose(sheet, 'Etappi', type)
  await expectAccessible(aino)
  await finish(sheet, 'Kirjaa etappi')
  await expect(aino.getByRole('heading', { name: type })).toBeVisible()
  await expectAccessible(aino)
}

export async function withdraws(aino: Page, { address }: Taken): Promise<void> {
  await aino.goto(address)
  await openTab(aino, 'Etapit')
  await expect(aino.getByText('Etappeja ei ole kirjattu.')).toBeVisible()
  await expectAccessible(aino)
  await recordsOne(aino, 'Työkokeilu 8 viikkoa')
  const sheet = await open(aino, 'Peru ilmoitus…', 'Ilmoituksen peruminen')
  await expectAccessible(aino)
  await finish(sheet, 'Peru ilmoitus')
  await expect(aino.getByRole('row', { name: /^Työkokeilu 8 viikkoa/ })).toContainText('Peruttu')
}

/** Answers the milestone's id. */
export async function records(aino: Page): Promise<string> {
  await recordsOne(aino, 'Työ alkoi')
  const sheet = await open(aino, 'Liitä näyttö…', 'Näytön liittäminen')
  await sheet.locator('input[type=file]').setInputFiles({ name: 'sopimus.txt', mimeType: 'text/plain', buffer: EVIDENCE })
  await expectAccessible(aino)
  await finish(sheet, 'Liitä näyttö')
  await expect(aino.getByRole('link', { name: 'Työsopimus' })).toBeVisible()
  return new URL(aino.url()).searchParams.get('milestone') ?? ''
}

export async function corrects(aino: Page, milestone: string): Promise<void> {
  const sheet = await open(aino, 'Korjaa…', 'Etapin korjaaminen')
  await sheet.getByLabel('Lisätiedot').fill(NOTE)
  await expectAccessible(aino)
  await finish(sheet, 'Tallenna korjaus')
  await expect(aino.getByText(NOTE)).toBeVisible()
  await expectAccessible(aino)

  // Her pages offer no such act, and the service refuses it.
  await expect(aino.getByRole('button', { name: /Vahvista/ })).toBeHidden()
  const refused = await aino.request.post(`/api/v1/milestones/${milestone}/verify`, { headers: { 'X-Polku-Request': '1', 'If-Match': '"1"' } })
  expect(refused.status()).toBe(403)
}

export async function verifies(tuula: Page): Promise<void> {
  await tuula.goto('/milestones')
  await tuula.getByRole('row', { name: /^Työ alkoi/ }).last().click()
  await expectAccessible(tuula)
  await tuula.getByRole('button', { name: 'Avaa etappi' }).click()
  await expect(tuula.getByRole('heading', { name: `${CLIENT}: Työ alkoi` })).toBeVisible()
  await expect(tuula.getByText(NOTE)).toBeVisible()
  await expect(tuula.getByText('5/5 vaatimusta täyttyy.')).toBeVisible()
  await expectAccessible(tuula)
  const evidence = await downloaded(tuula, tuula.getByRole('link', { name: 'Työsopimus' }))
  expect(evidence.bytes.equals(EVIDENCE)).toBe(true)
  await tuula.getByRole('button', { name: 'Vahvista etappi' }).click()
  await expect(tuula.getByText(`Etappi vahvistettiin. ${CLIENT}: Työ alkoi`)).toBeVisible()
  await expectAccessible(tuula)
}
