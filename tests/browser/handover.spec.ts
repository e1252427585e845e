import { choose, finish, open } from './acts'
import { openHandover, proposes, takenCase } from './cases'
import { expect, expectAccessible, test } from './fixtures'

test('S1 each open thing has its fate on the page that accepts, and nothing is left behind', async ({ people }) => {
  const [aino, tuula] = [await people.as('aino'), await people.as('tuula')]
  const caseId = await takenCase(aino, tuula)
  await proposes(aino, caseId)
  await tuula.goto(await openHandover(aino, caseId))
  const table = tuula.getByRole('region', { name: 'Mitä kullekin kohdalle tapahtuu' })
  await expect(table.getByRole('row', { name: /Viikkovalmennus/ })).toContainText('Siirtyy')
  await expect(tuula.getByText('2 kohtaa: 2 siirtyy, 0 jää, 0 estää')).toBeVisible()
  await expectAccessible(tuula)
  await table.getByRole('button', { name: /Kenelle: Viikkovalmennus/ }).click()
  await tuula.getByRole('option', { name: 'Siirtyy minulle' }).click()
  await expect(tuula.getByText('2 kohtaa siirtyy, 0 jää.')).toBeVisible()
  await tuula.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await expect(tuula.getByRole('heading', { name: /Vastuu siirtyi/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /Viikkovalmennus/ })).toContainText('Tuula Mallinen')
  await expectAccessible(tuula)
})

test('S3 a case is given back as a proposal, and a declined one is for the leads of both teams', async ({ people }) => {
  const [aino, tuula, tarja, soili] = [await people.as('aino'), await people.as('tuula'), await people.as('tarja'), await people.as('soili')]
  const caseId = await takenCase(aino, tuula)
  await proposes(aino, caseId)
  const taken = await openHandover(aino, caseId)
  await tuula.goto(taken)
  await tuula.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await expect(tuula.getByRole('heading', { name: /Vastuu siirtyi/ })).toBeVisible()

  await tuula.goto(taken)
  const sheet = await open(tuula, 'Palauta…', 'Asian palauttaminen')
  await choose(sheet, 'Syy', 'Työ päättyi')
  await sheet.getByRole('button', { name: 'Ehdota palautusta' }).click()
  await expect(sheet.getByRole('link', { name: 'Kerro, miksi asia palautetaan.' })).toBeVisible()
  await sheet.getByLabel('Perustelu').fill('Työsuhde päättyi koeajalla.')
  await expectAccessible(tuula)
  await sheet.getByRole('button', { name: 'Ehdota palautusta' }).click()
  await expect(tuula.getByRole('heading', { name: /^Palautus:/ })).toBeVisible()
  const returned = new URL(tuula.url()).pathname

  await aino.goto(returned)
  await expect(aino.getByText('Työsuhde päättyi koeajalla.')).toBeVisible()
  await expectAccessible(aino)
  const refusal = await open(aino, 'Kieltäydy…', 'Siirrosta kieltäytyminen')
  await choose(refusal, 'Syy', 'Ei vapaata paikkaa')
  await finish(refusal, 'Kieltäydy siirrosta')
  await expect(aino.getByText('Palautuksesta ei ole päästy yhteisymmärrykseen.')).toBeVisible()
  await expectAccessible(aino)
  for (const lead of [tarja, soili]) {
    await lead.goto('/work')
    await expect(lead.getByRole('row', { name: /Sopikaa palautuksesta/ }).first()).toBeVisible()
  }
  await tuula.goto(returned)
  await tuula.getByRole('button', { name: 'Pidämme asian' }).click()
  await expect(tuula.getByText(/Erimielisyys päättyi/)).toBeVisible()
  await expectAccessible(tuula)
})

test('S5 the supervisor sees how long handovers have waited, and the figures of all', async ({ people }) => {
  const soili = await people.as('soili')
  await soili.goto('/handovers?box=out')
  await soili.getByRole('radio', { name: 'Odottanut 3 työpäivää' }).click()
  await expect(soili).toHaveURL(/waited=3/)
  await expect(soili.getByText('Yksikään siirto ei ole odottanut näin kauan.')).toBeVisible()
  await expectAccessible(soili)
  await soili.getByRole('link', { name: 'Odotusajat' }).click()
  await expect(soili.getByRole('heading', { name: 'Kuinka kauan siirrot odottavat' })).toBeVisible()
  await expect(soili.getByRole('row', { name: /Työpolku Malli Oy/ }).first()).toBeVisible()
  await expectAccessible(soili)
})
