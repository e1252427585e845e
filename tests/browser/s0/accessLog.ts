import type { Page } from '@playwright/test'
import { fact } from '../acts'
import { expect, expectAccessible, type People } from '../fixtures'
import { CLIENT, OWN_SIGN_IN } from './client'
import type { Taken } from './referrals'

/** The pages give no client a sign-in: the administrator asks the API. */
export async function givesASignIn(antti: Page, { client }: Taken): Promise<void> {
  const post = async (path: string, data: object) => {
    const answer = await antti.request.post(`/api/v1${path}`, { headers: { 'X-Polku-Request': '1' }, data })
    expect(answer.status()).toBe(201)
    return (await answer.json()) as { id: string }
  }
  const directory = (await (await antti.request.get('/api/v1/organisations')).json()) as { items: { id: string; kind: string }[] }
  const authority = directory.items.find(({ kind }) => kind === 'employment_authority')
  const user = await post('/users', { ...OWN_SIGN_IN, name: CLIENT, language: 'fi' })
  await post(`/users/${user.id}/memberships`, { organisation: authority?.id, role: 'client', client })
}

const DONE: [person: string, did: string[]][] = [
  ['Tuula Mallinen', ['toi palveluun ohjauksen', 'vastasi siirtoon', 'todensi etapin', 'avasi siirron']],
  ['Aino Esimerkki', ['vastasi siirtoon', 'ehdotti siirtoa', 'muutti suunnitelmaa', 'muutti sitä, ketkä ovat mukana', 'kirjasi etapin']],
  ['Sari Näytevaara', ['luki suunnitelman, avasi asiakkaan tilanteen, näki nimen luettelossa.']],
  ['Antti Ylläpitäjä-Malli', ['muutti käyttäjätunnusta']],
]

/** The log is gathered from the services all the time: the client looks again until all of it is there. */
export async function readsTheLog(people: People): Promise<void> {
  const veera = await people.as(OWN_SIGN_IN.username, OWN_SIGN_IN.password)
  await expect(veera.getByRole('region', { name: 'Asiakas', exact: true })).toContainText(CLIENT)
  await expectAccessible(veera)
  await veera.getByRole('link', { name: 'Tietoni' }).click()
  await expect(veera.getByRole('heading', { name: 'Kuka on katsonut tietojasi' })).toBeVisible()
  await expect(async () => {
    await veera.reload()
    await expect(veera.getByRole('button', { name: /^Sinä/ })).toBeVisible()
    for (const [person, did] of DONE) {
      for (const one of did) await expect(veera.getByRole('button', { name: new RegExp(`^${person}`) })).toContainText(one, { timeout: 1000 })
    }
  }).toPass()
  // Who pays has seen a pseudonym, and no client.
  await expect(veera.getByRole('main')).not.toContainText(/Fia|Frans/)
  await veera.getByRole('button', { name: /^Sari Näytevaara/ }).click()
  await expect(fact(veera, 'Peruste').filter({ visible: true })).toHaveText('Laki')
  await expectAccessible(veera)
}
