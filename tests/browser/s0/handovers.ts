import type { Page } from '@playwright/test'
import { choose, finish, open } from '../acts'
import { expect, expectAccessible } from '../fixtures'
import { CLIENT } from './client'
import type { Taken } from './referrals'

const ROW = new RegExp(`^${CLIENT}`)

async function proposes(aino: Page, { address }: Taken, reason: string, note: string): Promise<void> {
  await aino.goto(address)
  const sheet = await open(aino, 'Ehdota siirtoa…', 'Siirron ehdottaminen')
  await choose(sheet, 'Vastaanottava organisaatio', 'Esimerkkilän työllisyysalue')
  await choose(sheet, 'Tiimi', 'TE-tiimi Keski')
  await choose(sheet, 'Syy', reason)
  await sheet.getByLabel('Tilanne omin sanoin').fill(note)
  await expectAccessible(aino)
  await finish(sheet, 'Ehdota siirtoa')
  await expect(aino.getByText('Odottaa vastausta')).toBeVisible()
  await expectAccessible(aino)
}

/** First the little that came with the inbox, then all of it. */
async function opens(tuula: Page, note: string): Promise<void> {
  await tuula.goto('/handovers')
  await tuula.getByRole('row', { name: ROW }).click()
  await expect(tuula.getByText('Tässä on vain se, mikä tuli luettelon mukana.')).toBeVisible()
  await expect(tuula.getByRole('main')).not.toContainText(note)
  await expectAccessible(tuula)
  await tuula.getByRole('link', { name: 'Avaa siirto' }).click()
  await expect(tuula.getByText(note)).toBeVisible()
  await expectAccessible(tuula)
}

export async function declines(aino: Page, tuula: Page, taken: Taken): Promise<void> {
  const answer = 'Sopikaa ensin työsuhteen alkamisesta.'
  await proposes(aino, taken, 'Palkkatuki', 'Työnantaja harkitsee palkkatukea.')
  await opens(tuula, 'Työnantaja harkitsee palkkatukea.')
  const sheet = await open(tuula, 'Kieltäydy…', 'Siirrosta kieltäytyminen')
  await choose(sheet, 'Syy', 'Tarvitsemme lisätietoa')
  await sheet.getByLabel('Viesti lähettäjälle').fill(answer)
  await expectAccessible(tuula)
  await finish(sheet, 'Kieltäydy siirrosta')
  await expect(tuula.getByText('Työpolku Malli Oy vastaa edelleen')).toBeVisible()
  await expectAccessible(tuula)

  await aino.goto('/handovers?box=out&state=closed')
  await aino.getByRole('row', { name: ROW }).click()
  await expectAccessible(aino)
  await aino.getByRole('link', { name: 'Avaa siirto' }).click()
  await expect(aino.getByText(`Tarvitsemme lisätietoa. ${answer}`)).toBeVisible()
  await expectAccessible(aino)
  await aino.goto(taken.address)
  await expect(aino.getByText(/^Työpolku Malli Oy, Valmennus on vastannut/)).toBeVisible()
}

export async function takesBack(aino: Page, tuula: Page, taken: Taken): Promise<void> {
  await proposes(aino, taken, 'Työ alkoi', 'Asiakas on nyt töissä.')
  await opens(tuula, 'Asiakas on nyt töissä.')
  await tuula.getByRole('button', { name: 'Ota vastuu vastaan' }).click()
  await tuula.getByRole('link', { name: 'Avaa asiakkaan tilanne' }).click()
  await expect(tuula.getByText(/^Esimerkkilän työllisyysalue, TE-tiimi Keski on vastannut/)).toBeVisible()
  await expectAccessible(tuula)
  // The coach still reads what could be read until then.
  await aino.goto(taken.address)
  await expect(aino.getByText('Et ole enää mukana tässä asiassa.')).toBeVisible()
  await expect(aino.getByRole('row', { name: /Yksilövalmennus/ })).toBeVisible()
  await expectAccessible(aino)
}
