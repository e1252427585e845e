import { choose, open } from './acts'
import { proposes, takenCase } from './cases'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'
import { codeSentTo, REFUSED_ONCE } from './mailServer'

test('S24 a person asks for e-mail; what could not be delivered is listed, and sent again by a button', async ({ people }) => {
  const [aino, timo, antti] = [await people.as('aino'), await people.as('timo'), await people.as('antti')]
  await antti.goto('/notices/undelivered')
  await expect(antti.getByText('Kaikki viestit ovat menneet perille.')).toBeVisible()
  await expectAccessible(antti)

  await test.step('the setting: a fault at its field, then kept', async () => {
    await timo.goto('/notices')
    const sheet = await open(timo, 'Sähköposti', 'Ilmoitukset sähköpostiin')
    await choose(sheet, 'Milloin', 'Heti')
    await sheet.getByRole('button', { name: 'Tallenna' }).click()
    await expect(sheet.getByRole('link', { name: 'Anna sähköpostiosoite.' })).toBeVisible()
    await expectAccessible(timo)
    await sheet.getByLabel('Sähköpostiosoite').fill(REFUSED_ONCE)
    await sheet.getByRole('button', { name: 'Tallenna' }).click()
    await expect(sheet.getByText(/^Odottaa vahvistusta: osoitteeseen refused-once@example.test/)).toBeVisible()
  })
  await test.step('the code comes by e-mail; a wrong one is told at its field, and a used one is used', async () => {
    const sheet = timo.getByRole('dialog', { name: 'Ilmoitukset sähköpostiin' })
    await expectAccessible(timo)
    await expect.poll(() => codeSentTo(REFUSED_ONCE), { timeout: 30_000 }).not.toBe('')
    // Now, and not once digests go out: whoever saves the setting has the refused letter sent again.
    await choose(sheet, 'Viestin kieli', 'Ruotsi')
    await sheet.getByRole('button', { name: 'Tallenna' }).click()
    await expect.poll(async () => ((await (await timo.request.get('/api/v1/notices/mail')).json()) as { language: string }).language).toBe('sv')
    const confirm = sheet.getByRole('button', { name: 'Vahvista osoite' })
    await sheet.getByLabel('Vahvistuskoodi').fill('2222-2222')
    await confirm.click()
    await expect(sheet.getByText('Koodi on väärä. Voit yrittää vielä 4 kertaa.').first()).toBeVisible()
    await expectAccessible(timo)
    await timo.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(timo)
    await timo.setViewportSize({ width: 1440, height: 900 })
    await sheet.getByRole('button', { name: 'Lähetä uusi koodi' }).click()
    await expect(sheet.getByText(/Edellinen viesti on vasta lähtenyt/)).toBeVisible()
    expectRefusal(people, 409)
    await sheet.getByLabel('Vahvistuskoodi').fill(codeSentTo(REFUSED_ONCE).toLowerCase().replace('-', ' '))
    await confirm.click()
    await expect(sheet.getByText('Osoite on vahvistettu. Ilmoitukset lähetetään siihen.')).toBeVisible()
    await expect(confirm).toBeHidden()
    await timo.keyboard.press('Escape')
    const again = await open(timo, 'Sähköposti', 'Ilmoitukset sähköpostiin')
    await expect(again.getByLabel('Sähköpostiosoite')).toHaveValue(REFUSED_ONCE)
    await expect(again.getByRole('button', { name: /Viestin kieli$/ })).toContainText('Ruotsi')
    await timo.keyboard.press('Escape')
  })
  await test.step('the mail server refuses the first: the person and the administrator are told', async () => {
    const caseId = await takenCase(aino, timo)
    await proposes(aino, caseId, 'TE-tiimi Pirkka')
    await expect(async () => {
      await antti.reload()
      await expect(antti.getByRole('row', { name: /Timo Testilä/ })).toContainText('vastaus 550', { timeout: 2000 })
    }).toPass({ timeout: 60_000 })
    await expectAccessible(antti)
    await timo.reload()
    const sheet = await open(timo, 'Sähköposti', 'Ilmoitukset sähköpostiin')
    await expect(sheet.getByText(/Viimeinen viesti ei mennyt perille/)).toBeVisible()
    await expect(timo.getByRole('link', { name: 'Tiimillesi ehdotetaan siirtoa' }).first()).toBeAttached()
  })
  await test.step('all of them are sent again by one button, with the keyboard', async () => {
    await antti.getByRole('button', { name: 'Lähetä kaikki uudelleen' }).focus()
    await antti.keyboard.press('Enter')
    await expect(antti.getByText('Kaikki viestit ovat menneet perille.')).toBeVisible()
    await antti.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(antti)
    await timo.reload()
    await expect(async () => {
      const setting = (await (await timo.request.get('/api/v1/notices/mail')).json()) as { undelivered: boolean }
      expect(setting.undelivered).toBe(false)
    }).toPass()
  })
})
