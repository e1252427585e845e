import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'
import { post, read } from './cases'
import { referralFile, SAMPLE_FAMILY, sampleReferral } from './s0/referralFile'

/** To a provider and from a team whose referrals of this name no other test takes. */
const of = (index: number, givenNames: string) => ({ ...sampleReferral(index, givenNames), asiakasnumero: `PERU-${index}`, lahettava_yksikko: 'TE-tiimi Pirkka', toimeksianto: 'VALM-2026-B' })
const WRONG_FILE = [of(24, 'Väärä Yksi'), of(25, 'Väärä Kaksi'), of(26, 'Väärä Kolme')]

async function imports(officer: Page, name: string): Promise<void> {
  await officer.goto('/imports')
  await officer.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: referralFile(WRONG_FILE) })
  await expect(officer.getByText('Syntyy 3 asiakasta, asiaa ja avointa siirtoa.')).toBeVisible()
  await officer.getByRole('button', { name: 'Tuo 3 riviä' }).click()
  await expect(officer.getByText('Tuotiin 3 ohjausta.')).toBeVisible()
}

async function find(page: Page, name: string): Promise<void> {
  await page.goto('/clients')
  await page.getByLabel('Nimi, asiakasnumero tai puhelin').fill(name)
  await page.keyboard.press('Enter')
}

type Inbox = { items: { id: string; version: number; client: { name: string } }[] }

const waiting = async (coach: Page) => (await read<Inbox>(coach, '/handovers?box=in&limit=200')).items.filter(({ client }) => client.name.includes('Väärä'))

test('the wrong file is taken back whole, and the right one comes under the same numbers', async ({ people }) => {
  const [timo, ben] = [await people.as('timo'), await people.as('ben')]

  await test.step('three clients come in, and wait for the provider', async () => {
    await imports(timo, 'vaara.csv')
    expect(await waiting(ben)).toHaveLength(3)
    await expect(timo.getByText(/Missään tuonnin tapauksessa ei ole vielä tehty mitään/)).toBeVisible()
    await expectAccessible(timo)
  })

  await test.step('the import is undone, after a question', async () => {
    await timo.getByRole('button', { name: 'Peru tuonti' }).click()
    const question = timo.getByRole('dialog', { name: 'Perutaanko 3 asiakkaan tuonti?' })
    await expect(question).toBeVisible()
    await expectAccessible(timo)
    await question.getByRole('button', { name: 'Peru tuonti' }).click()
    await expect(timo.getByText('Tuonti peruttiin.')).toBeVisible()
    await expectAccessible(timo)
  })

  await test.step('none of it is anywhere, and the list says that it was undone', async () => {
    expect(await waiting(ben)).toHaveLength(0)
    await find(timo, 'Väärä')
    await expect(timo.getByText(/Väärä/).first()).toBeVisible()
    await expect(timo.getByRole('link', { name: new RegExp(`Väärä.*${SAMPLE_FAMILY}|${SAMPLE_FAMILY}.*Väärä`) })).toHaveCount(0)
    await timo.goto('/imports?state=undone')
    await expect(timo.getByRole('row', { name: /vaara\.csv/ }).first()).toContainText('Peruttu')
  })

  await test.step('the same numbers and identity codes come again; once a case is acted upon, it is too late', async () => {
    await imports(timo, 'oikea.csv')
    const [first] = await waiting(ben)
    if (!first) throw new Error('they wait again')
    await timo.getByRole('button', { name: 'Peru tuonti' }).click()
    await post(ben, `/handovers/${first.id}/accept`, {}, first.version)
    const question = timo.getByRole('dialog', { name: 'Perutaanko 3 asiakkaan tuonti?' })
    await question.getByRole('button', { name: 'Peru tuonti' }).click()
    await expect(question.getByText(/jo tehty jotakin/).first()).toBeVisible()
    expectRefusal(people, 409)
    await timo.reload()
    await expect(timo.getByText(/Tuontia ei voi enää perua: 1 tapauksessa on jo tehty jotakin/)).toBeVisible()
    await expect(timo.getByRole('button', { name: 'Peru tuonti' })).toBeHidden()
    await expectAccessible(timo)
  })
})
