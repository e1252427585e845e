import type { Page } from '@playwright/test'
import { choose, finish, open } from './acts'
import { expect, expectAccessible, test } from './fixtures'
import { IN_DANGER, sampleCode } from './s0/referralFile'

const REASON = 'Asiakas on kertonut puhelimessa aikovansa vahingoittaa itseään.'
const NAME = `${IN_DANGER.etunimet} ${IN_DANGER.sukunimi}`

async function fits(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways, `${what} scrolls sideways on a phone`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function asks(page: Page, code: string, reason: string): Promise<void> {
  await page.getByLabel('Asiakkaan henkilötunnus').fill(code)
  await page.getByLabel('Mitä on tapahtunut').fill(reason)
  await page.getByRole('button', { name: 'Jatka…' }).click()
}

test('an emergency opens one client to one person, ends at their word, and is reviewed', async ({ people }) => {
  const timo = await people.as('timo')
  await timo.goto('/clients')
  await timo.getByRole('link', { name: 'Hätätilanne…' }).click()
  await expect(timo.getByRole('heading', { level: 1 })).toHaveText('Hätätilanne')
  await expect(timo.getByText('Et ole avannut tietoja hätätilanteessa.')).toBeVisible()
  await expectAccessible(timo)
  await fits(timo, 'the form')

  await test.step('faults stand at their fields', async () => {
    await asks(timo, '', 'lyhyt')
    await expect(timo.getByRole('group', { name: 'Korjaa 2 kohtaa' })).toBeVisible()
    await expectAccessible(timo)
  })
  await test.step('a code that nobody has is a try that is kept', async () => {
    await asks(timo, sampleCode(31), REASON)
    const sheet = timo.getByRole('dialog', { name: 'Avataanko asiakkaan tiedot?' })
    await expectAccessible(timo)
    await finish(sheet, 'Avaa tiedot')
    await expect(timo.getByText('Tällä henkilötunnuksella ei ole avointa asiaa.')).toBeVisible()
    await expect(timo.getByRole('row', { name: /Ei löytynyt/ })).toBeVisible()
  })
  await test.step('it opens on the client, with the time left on every page', async () => {
    await asks(timo, IN_DANGER.henkilotunnus, REASON)
    await finish(timo.getByRole('dialog'), 'Avaa tiedot')
    await expect(timo).toHaveURL(/\/cases\//)
    const banner = timo.getByRole('region', { name: 'Hätätilanne' })
    await expect(banner).toContainText('Aikaa jäljellä')
    await expect(timo.getByRole('region', { name: 'Asiakas', exact: true })).toContainText(NAME)
    await expectAccessible(timo)
    await fits(timo, 'the client in an emergency')
    await timo.getByRole('link', { name: 'Suunnitelma' }).click()
    await expect(banner).toBeVisible()
  })
  const address = timo.url().replace(/\/plan.*/, '')
  const dina = await people.as('dina')
  await test.step('the contact sees it open, and why', async () => {
    await dina.goto('/emergencies?state=open')
    await expect(dina.getByRole('row', { name: new RegExp(NAME) })).toContainText(REASON)
    await expectAccessible(dina)
    await fits(dina, 'the list of emergencies')
  })
  await test.step('the person ends it, and reads nothing more', async () => {
    const sheet = await open(timo, 'Päätä katselu…', 'Päätetäänkö katselu?')
    await expectAccessible(timo)
    await finish(sheet, 'Päätä katselu')
    await expect(timo.getByRole('heading', { level: 1 })).toHaveText('Hätätilanne')
    await expect(timo.getByRole('main')).not.toContainText(NAME)
    expect((await timo.request.get(`/api/v1${new URL(address).pathname}`)).status()).toBe(404)
  })
  await test.step('the contact reviews it', async () => {
    await dina.goto('/emergencies')
    await dina.getByRole('row', { name: new RegExp(NAME) }).getByRole('button', { name: 'Tarkista…' }).click()
    const sheet = dina.getByRole('dialog', { name: 'Avauksen tarkistus' })
    await choose(sheet, 'Oliko avaus perusteltu', 'Ei perusteltu')
    await sheet.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click()
    await expect(sheet.getByRole('group', { name: 'Korjaa 1 kohta' })).toBeVisible()
    await expectAccessible(dina)
    await sheet.getByLabel('Huomio').fill('Asiakas oli turvassa.')
    await finish(sheet, 'Merkitse tarkistetuksi')
    await expect(dina.getByRole('row', { name: new RegExp(NAME) })).toBeHidden()
    await dina.getByRole('radio', { name: 'Kaikki' }).click()
    await expect(dina.getByRole('row', { name: new RegExp(NAME) })).toContainText('Asiakas oli turvassa.')
    await expectAccessible(dina)
  })
})
