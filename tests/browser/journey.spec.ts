import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

/** Opens a client of the list by name. */
async function openClient(page: Page, name: string): Promise<void> {
  await page.goto('/clients')
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('link', { name: 'Suunnitelma' })).toBeVisible()
}

test('a coach takes a case from the inbox and begins its plan', async ({ people }) => {
  const aino = await people.as('aino')
  await aino.goto('/handovers')
  await aino.getByRole('link', { name: 'Avaa siirto' }).or(aino.getByRole('button', { name: 'Avaa siirto' })).click()
  const heading = aino.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/Siirron vastaanotto: \S+ \S+/)
  const client = (await heading.innerText()).split(': ')[1]?.trim() ?? ''
  await expectAccessible(aino)
  await aino.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await expect(aino.getByText(/vastaa asiakkaan .* asiasta/).first()).toBeVisible()
  await expectAccessible(aino)

  await openClient(aino, client)
  await expectAccessible(aino)
  await aino.getByRole('link', { name: 'Suunnitelma' }).click()
  await aino.getByRole('button', { name: 'Lisää tavoite' }).click()
  await aino.getByLabel('Nimi').fill('Työpaikka keväällä')
  await expectAccessible(aino)
})

test('the social worker reads the joint plan, each part with its ground', async ({ people }) => {
  const sari = await people.as('sari')
  await sari.goto('/clients')
  await sari.getByRole('main').getByRole('link').first().click()
  await expect(sari.getByRole('heading', { name: 'Mitä saat lukea' })).toBeVisible()
  await expect(sari.getByRole('main')).toContainText('Laki')
  await expectAccessible(sari)
  await sari.getByRole('link', { name: 'Suunnitelma' }).click()
  await expect(sari.getByRole('heading', { name: 'Yhteinen palvelusuunnitelma' })).toBeVisible()
  await expect(sari.getByText('Arki tukee työhön paluuta').first()).toBeVisible()
  await expectAccessible(sari)
})

test('an officer opens the handover that the coach proposed, and takes the case', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/handovers')
  await tuula.getByRole('link', { name: 'Avaa siirto' }).or(tuula.getByRole('button', { name: 'Avaa siirto' })).click()
  await expect(tuula.getByRole('heading', { level: 1 })).toContainText('Siirron vastaanotto')
  await expect(tuula.getByText('Työnantaja on löytynyt')).toBeVisible()
  await expectAccessible(tuula)
  await tuula.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await expect(tuula.getByText(/vastaa asiakkaan .* asiasta/).first()).toBeVisible()

  const aino = await people.as('aino')
  await aino.goto('/handovers?box=out&state=closed')
  await expect(aino.getByText('Vastaanotettu').first()).toBeVisible()
})

test('the client reads in plain words who has seen the data', async ({ people }) => {
  const sari = await people.as('sari')
  await sari.goto('/clients')
  await expect(sari.getByRole('main').getByRole('link').first()).toBeVisible()
  const kalle = await people.as('kalle')
  await expect(async () => {
    await kalle.getByRole('link', { name: 'Tietoni' }).click()
    await expect(kalle.getByRole('heading', { name: 'Kuka on katsonut tietojasi' })).toBeVisible()
    await kalle.reload()
    await expect(kalle.getByText('Sari Näytevaara').first()).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(kalle.getByRole('heading', { name: 'Kuka on katsonut tietojasi' })).toBeVisible()
  await expectAccessible(kalle)
})

test('a referral file with faults changes nothing and says each of them', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/imports')
  const header =
    'asiakasnumero;henkilotunnus;sukunimi;etunimet;aidinkieli;asiointikieli;kotikunta;puhelin;sahkoposti;turvakielto;tyottomyys_alkoi;' +
    'kohderyhma;palvelutarpeet;toimeksianto;toivottu_alku;suostumus_luokat;suostumus_paattyy;lahettava_yksikko;lisatiedot'
  const row = 'X-1;010594Y9020;Näyte;Aino;fi;fi;999;;ei-osoite@;0;31.6.2025;alle30;valmennus;VALM-2026-A;1.3.2027;;;TE-tiimi Keski;'
  await tuula.locator('input[type=file]').setInputFiles({ name: 'virheet.csv', mimeType: 'text/csv', buffer: Buffer.from(`${header}\r\n${row}\r\n`) })
  await expect(tuula.getByText('4 virhettä')).toBeVisible()
  await expect(tuula.getByRole('main')).toContainText('010594-****')
  await expect(tuula.getByRole('main')).not.toContainText('010594Y9020')
  await expectAccessible(tuula)
})
