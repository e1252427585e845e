import { choose, finish, open } from './acts'
import { proposes, takenCase } from './cases'
import { expect, expectAccessible, test } from './fixtures'
import { REFUSED_ONCE } from './mailServer'

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
    await choose(sheet, 'Viestin kieli', 'Ruotsi')
    await finish(sheet, 'Tallenna')
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
