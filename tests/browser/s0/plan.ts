import type { Page } from '@playwright/test'
import { choose, fact, finish, open, openTab, typeDate } from '../acts'
import { post } from '../cases'
import { expect, expectAccessible } from '../fixtures'
import { CLIENT } from './client'

const COUNTY = 'Mallilan hyvinvointialue'
const WORK = 'Työpaikka keväällä'
const MONEY = 'Talous tasapainoon'

/** Days are counted from today. */
type NewAction = { goal: string; title: string; organisation: string; category: string; from: number; until: number }

export async function addsTheSocialWorker(aino: Page): Promise<void> {
  const sheet = await open(aino, 'Lisää mukaan…', 'Mukaan lisääminen')
  await choose(sheet, 'Organisaatio', COUNTY)
  await choose(sheet, 'Tiimi', 'Aikuissosiaalityö')
  await expect(sheet.getByText(`${COUNTY} saa lukea nämä tiedot lain nojalla`)).toBeVisible()
  await expectAccessible(aino)
  await finish(sheet, 'Lisää mukaan')
  await expect(aino.getByText(`${COUNTY}, Aikuissosiaalityö on nyt mukana.`)).toBeVisible()
  await expectAccessible(aino)
}

async function addsGoal(aino: Page, title: string, measure: string, category: string): Promise<void> {
  const sheet = await open(aino, 'Lisää tavoite', 'Uusi tavoite')
  await sheet.getByLabel('Nimi').fill(title)
  await sheet.getByLabel('Mistä tiedämme').fill(measure)
  await choose(sheet, 'Tietoluokka', category)
  await typeDate(sheet, 'Tavoitepäivä', 120)
  await expectAccessible(aino)
  await finish(sheet, 'Kirjaa')
}

async function addsAction(aino: Page, { goal, title, organisation, category, from, until }: NewAction): Promise<void> {
  const sheet = await open(aino, 'Lisää toimenpide', 'Uusi toimenpide')
  await choose(sheet, 'Tavoite', goal)
  await sheet.getByLabel('Nimi').fill(title)
  await choose(sheet, 'Vastuutaho', organisation)
  await choose(sheet, 'Tietoluokka', category)
  await typeDate(sheet, 'Alkaa', from)
  await typeDate(sheet, 'Päättyy', until)
  await expectAccessible(aino)
  await finish(sheet, 'Kirjaa')
}

/** Three organisations at once, and a part that only those see whom the client has let see how the money goes. */
export async function writesThePlan(aino: Page): Promise<void> {
  await openTab(aino, 'Suunnitelma')
  await expect(aino.getByText('Suunnitelmassa ei ole vielä tavoitteita.')).toBeVisible()
  await expectAccessible(aino)
  await addsGoal(aino, WORK, 'Työsuhde alkaa', 'Työllisyys')
  await addsGoal(aino, MONEY, 'Maksusuunnitelma pitää', 'Talous')
  await addsAction(aino, { goal: WORK, title: 'Yksilövalmennus', organisation: 'Työpolku Malli Oy', category: 'Työllisyys', from: 0, until: 90 })
  await addsAction(aino, { goal: WORK, title: 'Arjen tuki', organisation: COUNTY, category: 'Perustiedot', from: 14, until: 60 })
  await addsAction(aino, { goal: WORK, title: 'Palkkatuen hakemus', organisation: 'Esimerkkilän työllisyysalue', category: 'Työllisyys', from: 30, until: 50 })
  await addsAction(aino, { goal: MONEY, title: 'Velkaneuvonta', organisation: 'Työpolku Malli Oy', category: 'Talous', from: 7, until: 40 })
  await expect(aino.getByRole('row', { name: /^Velkaneuvonta/ })).toBeVisible()
  await expectAccessible(aino)
  // Something of the client's own is still lacking: the page says so, and offers nothing to press before.
  await expect(aino.getByRole('main')).toContainText('Asiakkaan oma tehtävä')
  await expect(aino.getByRole('button', { name: 'Pyydä hyväksynnät' })).toBeHidden()
  const caseId = /cases\/([^/]+)/.exec(aino.url())?.[1] ?? ''
  await post(aino, `/cases/${caseId}/tasks`, { title: 'Ansioluettelon luonnos', category: 'employment', due_on: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) })
  await aino.reload()
  const sheet = await open(aino, 'Pyydä hyväksynnät', 'Hyväksyntien pyytäminen')
  await expect(sheet.getByText(`Hyväksyntää pyydetään näiltä: `)).toContainText(COUNTY)
  await expectAccessible(aino)
  await finish(sheet, 'Pyydä hyväksynnät')
  await expect(aino.getByText(/v1 odottaa hyväksyntää: .*Mallilan hyvinvointialue/)).toBeVisible()
}

/** Agreeing is one press on the page that shows what is agreed on. */
export async function agreesOnThePlan(sari: Page): Promise<void> {
  await sari.getByRole('link', { name: 'Lue ja vastaa: v1' }).click()
  await expect(sari.getByRole('row', { name: /^Arjen tuki/ })).toBeVisible()
  await expect(sari.getByRole('main')).not.toContainText(/Talous|Velkaneuvonta/)
  await expectAccessible(sari)
  await sari.getByRole('button', { name: `Hyväksy versio 1: ${COUNTY}` }).click()
  await expect(fact(sari, COUNTY)).toContainText('Hyväksynyt')
  await expect(sari.getByRole('button', { name: /^Hyväksy versio/ })).toBeHidden()
  await expectAccessible(sari)
}

export async function readsThePlan(sari: Page): Promise<void> {
  await sari.goto('/clients')
  await sari.getByRole('link', { name: CLIENT }).click()
  for (const category of ['Perustiedot', 'Työllisyys', 'Osaaminen', 'Sosiaali', 'Terveys', 'Mittaukset']) await expect(fact(sari, category)).toHaveText('Laki')
  await expect(fact(sari, 'Talous')).toBeHidden()
  await expectAccessible(sari)
  await openTab(sari, 'Suunnitelma')
  await sari.getByRole('row', { name: /^Arjen tuki/ }).click()
  await expect(sari.getByText('Perustiedot: laki')).toBeVisible()
  await sari.getByRole('row', { name: /^Yksilövalmennus/ }).click()
  await expect(sari.getByText('Työllisyys: laki')).toBeVisible()
  await expect(sari.getByRole('main')).not.toContainText(/Talous|Velkaneuvonta/)
  await expectAccessible(sari)
}
