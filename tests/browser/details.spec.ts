import { choose, finish, open } from './acts'
import { read, takenCase } from './cases'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'

test('a client is kept up to date, the identity code is shown on request, and a ban leaves no trace for others', async ({ people }) => {
  const [aino, tuula, soili] = [await people.as('aino'), await people.as('tuula'), await people.as('soili')]
  const caseId = await takenCase(aino, tuula)

  await test.step('a coach changes how to reach the client; a fault is told at its field and nothing is lost', async () => {
    await aino.goto(`/cases/${caseId}`)
    const sheet = await open(aino, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await expectAccessible(aino)
    await expect(sheet.getByText('Henkilötunnus')).toHaveCount(0)
    await sheet.getByLabel('Puhelin').fill('soita minulle')
    await choose(sheet, 'Tulkkauksen kieli', 'Somali')
    await sheet.getByRole('button', { name: 'Tallenna tiedot' }).click()
    await expect(sheet.getByText(/Kirjoita puhelinnumero numeroin/).first()).toBeVisible()
    expectRefusal(people, 422)
    await sheet.getByLabel('Puhelin').fill('+358 40 123 4567')
    await finish(sheet, 'Tallenna tiedot')
    await expect(aino.getByText('Tiedot on tallennettu')).toBeVisible()
    await expect(aino.getByRole('link', { name: '+358 40 123 4567' })).toBeVisible()
  })

  await test.step('an officer sees the change on record, and the identity code on request', async () => {
    await tuula.goto(`/cases/${caseId}`)
    const sheet = await open(tuula, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await expect(sheet.getByText(/tulkkauksen kieli, puhelin/)).toBeVisible()
    await sheet.getByRole('button', { name: 'Näytä henkilötunnus' }).click()
    await expect(sheet.getByText(/^[0-9]{6}[-A-FU-Y]9[0-9]{2}[0-9A-Y]$/)).toBeVisible()
    await expectAccessible(tuula)
    await sheet.getByRole('button', { name: 'Piilota henkilötunnus' }).click()
    await expect(sheet.getByText(/^[0-9]{6}[-A-FU-Y]9/)).toHaveCount(0)
  })

  await test.step('on a phone, with the longest of addresses, nothing goes past the edge', async () => {
    await aino.setViewportSize({ width: 390, height: 844 })
    await aino.goto(`/cases/${caseId}`)
    const sheet = await open(aino, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await sheet.getByLabel('Sähköposti').fill('maria.magdaleena.mallikas-esimerkkila@pitka-verkkotunnus.example.org')
    await finish(sheet, 'Tallenna tiedot')
    await expect(aino.getByRole('link', { name: /^maria\.magdaleena/ })).toBeVisible()
    await expectAccessible(aino)
    expect(await aino.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const again = await open(aino, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await expect(again.getByText(/sähköposti$/).first()).toBeVisible()
    const past = await again.evaluate((sheetElement) => [...sheetElement.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 390).map((one) => one.outerHTML.slice(0, 100)))
    expect(past).toEqual([])
    await expectAccessible(aino)
    await aino.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('a supervisor orders a ban: the municipality is there for nobody else', async () => {
    await soili.goto(`/cases/${caseId}`)
    const sheet = await open(soili, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await sheet.getByRole('button', { name: 'Aseta turvakielto' }).click()
    await expect(soili.getByText('Turvakielto on voimassa')).toBeVisible()
    const seen = await read<Record<string, unknown>>(tuula, `/cases/${caseId}/client`)
    expect(Object.keys(seen)).not.toContain('municipality')
    expect(JSON.stringify(seen)).not.toMatch(/ban/)
    await aino.goto(`/cases/${caseId}`)
    const theirs = await open(aino, 'Kaikki tiedot ja muuttaminen…', 'Asiakkaan tiedot')
    await expect(theirs.getByLabel('Sukunimi')).toBeVisible()
    await expect(theirs.getByLabel('Kotikunnan numero')).toHaveCount(0)
  })
})
