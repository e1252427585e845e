import type { Page } from '@playwright/test'
import { downloaded } from '../acts'
import { expect, expectAccessible } from '../fixtures'
import { CLIENT, REFERRED } from './client'
import { type Referral, referralFile, sampleCode, sampleReferral } from './referralFile'

/** What the other steps need of the case that is followed. */
export type Taken = { address: string; client: string }

async function choosesFile(tuula: Page, name: string, rows: readonly Referral[]): Promise<void> {
  await tuula.goto('/clients')
  await tuula.getByRole('link', { name: 'Ohjausten tuonti' }).click()
  await tuula.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: referralFile(rows) })
}

export async function importsAGoodFile(tuula: Page): Promise<void> {
  await choosesFile(tuula, 'ohjaukset.csv', REFERRED)
  await expect(tuula.getByText('Tiedosto on kunnossa')).toBeVisible()
  await expect(tuula.getByText('Syntyy 3 asiakasta, asiaa ja avointa siirtoa.')).toBeVisible()
  await expectAccessible(tuula)
  // So few rows take no time: the act is held back until its progress has been seen.
  const seen = Promise.withResolvers<undefined>()
  await tuula.route('**/api/v1/imports/*/run', async (route) => {
    await seen.promise
    await route.continue()
  })
  await tuula.getByRole('button', { name: 'Tuo 3 riviä' }).click()
  await expect(tuula.getByRole('progressbar')).toBeVisible()
  await expectAccessible(tuula)
  seen.resolve(undefined)
  await expect(tuula.getByText('Tuotiin 3 ohjausta.')).toBeVisible()
  await expectAccessible(tuula)
}

export async function importsItAgain(tuula: Page): Promise<void> {
  await choosesFile(tuula, 'ohjaukset.csv', REFERRED)
  await expect(tuula.getByText('Tiedostossa ei ole uutta')).toBeVisible()
  await expect(tuula.getByText('3 riviä on ennallaan')).toBeVisible()
  await expect(tuula.getByRole('button', { name: /^Tuo/ })).toBeHidden()
  await expectAccessible(tuula)
}

export async function importsAFaultyFile(tuula: Page): Promise<void> {
  const good = { ...sampleReferral(5, 'Tyyne'), sukunimi: 'Virheeton-Näyte' }
  const wrong = { ...sampleReferral(4, 'Oiva'), henkilotunnus: `${sampleCode(4).slice(0, -1)}O`, sahkoposti: 'ei-osoite@' }
  await choosesFile(tuula, 'virheet.csv', [good, wrong])
  await expect(tuula.getByText('2 virhettä')).toBeVisible()
  await expect(tuula.getByRole('main')).not.toContainText(wrong.henkilotunnus)
  await expectAccessible(tuula)
  const file = await downloaded(tuula, tuula.getByRole('button', { name: 'Lataa virheet (CSV)' }))
  const faults = file.bytes.toString().trim().split('\r\n').slice(1)
  expect(faults.map((line) => line.split(';').slice(0, 2))).toEqual([['3', 'henkilotunnus'], ['3', 'sahkoposti']])
  expect(file.bytes.toString()).not.toContain(wrong.henkilotunnus)

  await tuula.goto('/clients')
  await tuula.getByLabel('Nimi, asiakasnumero tai puhelin').fill('Virheeton')
  await tuula.keyboard.press('Enter')
  await expect(tuula.getByText('Virheeton')).toBeVisible()
  await expect(tuula.getByRole('link', { name: /Virheeton/ })).toBeHidden()
  await expectAccessible(tuula)
}

export async function takesTheCase(aino: Page): Promise<Taken> {
  await aino.goto('/handovers')
  await aino.getByRole('row', { name: new RegExp(`^${CLIENT}`) }).click()
  await expectAccessible(aino)
  await aino.getByRole('link', { name: 'Avaa siirto' }).click()
  await expect(aino.getByRole('heading', { level: 1 })).toHaveText(`Siirron vastaanotto: ${CLIENT}`)
  await expectAccessible(aino)
  await aino.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await expect(aino.getByText(`Työpolku Malli Oy vastaa asiakkaan ${CLIENT} asiasta. Vastaanottanut Aino Esimerkki.`)).toBeVisible()
  await expectAccessible(aino)
  const answer = aino.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/api/v1/cases/'))
  await aino.getByRole('link', { name: 'Avaa asiakkaan tilanne' }).click()
  const { client } = (await (await answer).json()) as { client: { id: string } }
  await expect(aino.getByText(/^Työpolku Malli Oy, Valmennus on vastannut/)).toBeVisible()
  await expectAccessible(aino)
  return { address: new URL(aino.url()).pathname, client: client.id }
}
