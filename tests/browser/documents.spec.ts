import { writeFileSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
import { choose, downloaded, finish, openTab } from './acts'
import { read, takenCase } from './cases'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'

type Listed = { items: { title: string; withdrawn: { reason: string } | null }[] }

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** A file of this name, for a file chooser. */
function fileOf(info: TestInfo, name: string, bytes: Buffer): string {
  const path = info.outputPath(name)
  writeFileSync(path, bytes)
  return path
}

async function chooseFile(page: Page, path: string, button = 'Valitse tiedosto'): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()])
  await chooser.setFiles(path)
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a document is sent, read by whoever has a ground, and withdrawn for good', async ({ people }, info) => {
  const [aino, tuula] = [await people.as('aino'), await people.as('tuula')]
  const caseId = await takenCase(aino, tuula)
  const page = `/cases/${caseId}/documents`
  const main = aino.getByRole('main')

  await test.step('an empty page, and every fault at its field', async () => {
    await aino.goto(`/cases/${caseId}`)
    await openTab(aino, 'Asiakirjat')
    await expect(main).toContainText('Ei asiakirjoja.')
    await aino.getByRole('button', { name: 'Tallenna asiakirja' }).click()
    await expect(main.getByText('Valitse tiedosto.').first()).toBeVisible()
    await expect(main.getByText('Anna asiakirjalle otsikko.').first()).toBeVisible()
    await expectAccessible(aino)
    await chooseFile(aino, fileOf(info, 'ohjelma.txt', Buffer.from([0x4d, 0x5a, 0x90, 0, 3])))
    await aino.getByRole('button', { name: 'Tallenna asiakirja' }).click()
    await expect(main.getByText('Tiedosto ei ole sitä tyyppiä, jota sen nimi kertoo.').first()).toBeVisible()
    expectRefusal(people, 422)
    await expectAccessible(aino)
    expect((await read<Listed>(aino, `/cases/${caseId}/documents`)).items).toEqual([])
  })

  await test.step('it stands in the list, and comes back as it was', async () => {
    await chooseFile(aino, fileOf(info, 'Työ_kuva.png', PNG), 'Valitse toinen')
    await aino.getByLabel('Otsikko').fill('Työpaikan kuva')
    await aino.keyboard.press('Enter')
    await expect(main.getByText('Asiakirja on tallennettu')).toBeVisible()
    await expect(main.getByRole('row').filter({ has: aino.getByRole('link', { name: 'Työpaikan kuva' }) })).toContainText('Työllisyys: toimeksianto')
    await expectAccessible(aino)
    await tuula.goto(page)
    const got = await downloaded(tuula, tuula.getByRole('link', { name: 'Työpaikan kuva' }))
    expect(got.name).toBe('Työ_kuva.png')
    expect(got.bytes.equals(PNG)).toBe(true)
    await expect(tuula.getByRole('button', { name: /^Poista/ })).toHaveCount(0)
  })

  await test.step('a long one is cancelled, and nothing of it stays', async () => {
    const bytes = Buffer.alloc(6 * 1024 * 1024, 'Rivi tekstiä, näyte.\n')
    await chooseFile(aino, fileOf(info, 'pitka.txt', Buffer.from(bytes.toString('utf8').replaceAll('\ufffd', '')))) // no letter cut in two
    // Each part takes its time.
    await aino.route('**/parts/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue().catch(() => undefined)
    })
    await aino.getByRole('button', { name: 'Tallenna asiakirja' }).click()
    await expect(aino.getByRole('progressbar', { name: 'Lähetetty, kt' })).toBeVisible()
    await aino.getByRole('button', { name: 'Keskeytä lähettäminen' }).click()
    await expect(main.getByText('Lähettäminen keskeytettiin. Tiedostosta ei jäänyt mitään.')).toBeVisible()
    await aino.unroute('**/parts/*')
    await aino.getByRole('button', { name: 'Tallenna asiakirja' }).click()
    await expect(main.getByText('Asiakirja on tallennettu')).toBeVisible({ timeout: 30_000 })
    await expect(main.getByRole('link', { name: 'pitka' })).toBeVisible()
  })

  await test.step('withdrawn, it is gone, and who, when and why stays', async () => {
    await aino.getByRole('button', { name: 'Poista Työpaikan kuva' }).click()
    const sheet = aino.getByRole('dialog', { name: 'Asiakirjan poistaminen' })
    await sheet.getByRole('button', { name: 'Poista asiakirja' }).click()
    await expect(sheet.getByText('Valitse, miksi asiakirja poistetaan.').first()).toBeVisible()
    await choose(sheet, 'Miksi', 'Toisen asiakkaan asiakirja')
    await expectAccessible(aino)
    await finish(sheet, 'Poista asiakirja')
    await expect(main).toContainText('Toisen asiakkaan asiakirja, nimi poistettu')
    // The other page hears of it by itself.
    await expect(tuula.getByRole('main')).toContainText('Poistettu')
    await expect(tuula.getByRole('link', { name: 'Työpaikan kuva' })).toHaveCount(0)
  })

  await test.step('on a phone and on a small screen it fits', async () => {
    for (const size of [{ width: 1280, height: 800 }, { width: 360, height: 740 }]) {
      await aino.setViewportSize(size)
      await aino.goto(page)
      await expect(main.getByRole('link', { name: 'pitka' })).toBeVisible()
      await expect.poll(() => sideways(aino)).toBeLessThanOrEqual(0)
      await expectAccessible(aino)
    }
  })
})

test('a client reads what concerns them, and sends nothing', async ({ people }) => {
  const kalle = await people.as('kalle')
  await kalle.goto('/clients')
  await openTab(kalle, 'Asiakirjat')
  const link = kalle.getByRole('link', { name: 'Työtodistus (näyte)' })
  await expect(link).toBeVisible()
  await expect(kalle.getByRole('button', { name: 'Tallenna asiakirja' })).toHaveCount(0)
  await expectAccessible(kalle)
  expect((await downloaded(kalle, link)).name).toBe('tyotodistus-nayte.txt')
})
