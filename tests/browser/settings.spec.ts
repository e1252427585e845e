import { choose, finish, open, typeDate } from './acts'
import { takenCase } from './cases'
import { expect, expectAccessible, test } from './fixtures'

test('an administrator adds settings with a first day, and each stands with its history', async ({ people }) => {
  const antti = await people.as('antti')
  await antti.goto('/settings')
  await expectAccessible(antti)

  const kind = await open(antti, 'Anna lajille uusi nimi…', 'Lajin uusi nimi')
  await choose(kind, 'Asetus', 'Kela')
  for (const [label, name] of [['Nimi suomeksi', 'Kansaneläkelaitos'], ['Nimi ruotsiksi', 'Folkpensionsanstalten'], ['Nimi englanniksi', 'Social Insurance Institution']] as const) await kind.getByLabel(label).fill(name)
  await typeDate(kind, 'Alkaen', 30)
  await expectAccessible(antti)
  await finish(kind, 'Lisää asetus')
  await expect(antti.getByRole('row', { name: /Kela.*Kansaneläkelaitos.*tulossa/ })).toBeVisible()

  const ground = await open(antti, 'Lisää tiedonsaanti…', 'Uusi lakiin perustuva tiedonsaanti')
  await choose(ground, 'Asetus', 'Kela, osaaminen')
  await typeDate(ground, 'Alkaen', 30)
  await ground.getByRole('button', { name: 'Lisää asetus' }).click()
  await expect(ground.getByText('Anna säädöksen numero.').first()).toBeVisible()
  await ground.getByLabel('Säädös').fill('381/2023')
  await finish(ground, 'Lisää asetus')
  await expect(antti.getByRole('row', { name: /Kela, osaaminen.*tulossa.*381\/2023/ })).toBeVisible()
})

test('who answers for a case chooses the type of its plan', async ({ people }) => {
  const [aino, tuula] = [await people.as('aino'), await people.as('tuula')]
  const caseId = await takenCase(aino, tuula)
  await aino.goto(`/cases/${caseId}/plan`)
  await choose(aino.getByRole('main'), 'Suunnitelman laji', 'Aktivointisuunnitelma')
  await expect(aino.getByRole('button', { name: /Aktivointisuunnitelma.*Suunnitelman laji/ })).toBeVisible()
  await expectAccessible(aino)
  await tuula.goto(`/cases/${caseId}/plan`)
  await expect(tuula.getByText('Aktivointisuunnitelma')).toBeVisible()
})

test('work is narrowed in the address, and the filter is kept under a name', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/work')
  await choose(tuula.getByRole('main'), 'Työn laji', 'Vahvista etappi')
  await expect(tuula).toHaveURL(/kind=verify_milestone/)
  await tuula.getByRole('button', { name: 'Rajaukset' }).click()
  await tuula.getByRole('menuitem', { name: 'Tallenna tämä rajaus…' }).click()
  const sheet = tuula.getByRole('dialog', { name: 'Rajauksen tallentaminen' })
  await sheet.getByRole('button', { name: 'Tallenna rajaus' }).click()
  await expect(sheet.getByText('Anna rajaukselle nimi.').first()).toBeVisible()
  await sheet.getByLabel('Nimi').fill('Vahvistettavat')
  await finish(sheet, 'Tallenna rajaus')
  await expectAccessible(tuula)
  await tuula.goto('/work')
  await tuula.getByRole('button', { name: 'Rajaukset' }).click()
  await tuula.getByRole('menuitemradio', { name: 'Vahvistettavat' }).click()
  await expect(tuula).toHaveURL(/kind=verify_milestone/)
  await tuula.getByRole('button', { name: 'Rajaukset' }).click()
  await tuula.getByRole('menuitem', { name: /Poista rajaus/ }).click()
  await tuula.getByRole('button', { name: 'Rajaukset' }).click()
  await expect(tuula.getByRole('menuitem', { name: 'Tallenna tämä rajaus…' })).toBeVisible()
})

test('imports, claims and people are narrowed and kept likewise, each list its own', async ({ people }) => {
  for (const [who, path, query] of [['tuula', '/imports', 'state=done'], ['tuula', '/milestones', 'state=verified'], ['antti', '/people', 'state=disabled']] as const) {
    const page = await people.as(who)
    await page.goto(`${path}?${query}`)
    await page.getByRole('button', { name: 'Rajaukset' }).click()
    await page.getByRole('menuitem', { name: 'Tallenna tämä rajaus…' }).click()
    const sheet = page.getByRole('dialog', { name: 'Rajauksen tallentaminen' })
    await sheet.getByLabel('Nimi').fill(`Oma ${path.slice(1)}`)
    await finish(sheet, 'Tallenna rajaus')
    await page.goto(path)
    await page.getByRole('button', { name: 'Rajaukset' }).click()
    await expect(page.getByRole('menuitemradio')).toHaveCount(1)
    await page.getByRole('menuitemradio', { name: `Oma ${path.slice(1)}` }).click()
    await expect(page).toHaveURL(new RegExp(`${path}\\?${query}`))
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})
