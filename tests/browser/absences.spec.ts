import type { Page } from '@playwright/test'
import { choose, fact, finish, open, typeDate } from './acts'
import { acceptedCase, membershipOf, post, read } from './cases'
import { expect, expectAccessible, expectRefusal, samplePassword, signInAt, test, type People } from './fixtures'

type Membership = Awaited<ReturnType<typeof membershipOf>> & { contract: { id: string } }
type User = { id: string; version: number }

const AWAY = { username: 'aina.away', name: 'Aina Poissa-Näyte' }
const DEPUTY = { username: 'siiri.deputy', name: 'Siiri Sijais-Näyte' }
const LEAVER = { username: 'lasse.leaver', name: 'Lasse Lähti-Näyte' }

/** Somebody new in Aino's team and contract. */
async function newCoach(people: People, who: { username: string; name: string }): Promise<string> {
  const [antti, aino] = [await people.as('antti'), await people.as('aino')]
  const { organisation, team, contract } = (await membershipOf(aino)) as Membership
  const user = await post(antti, '/users', { ...who, language: 'fi', password: samplePassword })
  await post(antti, `/users/${user.id}/memberships`, { organisation: organisation.id, team: team.id, contract: contract.id, role: 'coach' })
  return user.id
}

/** The copies of who works where follow by events. */
async function worksInTeam(page: Page, person: string): Promise<void> {
  await expect.poll(async () => (await read<{ items: { person: string | null }[] }>(page, '/work/team')).items.some((row) => row.person === person), { timeout: 15_000 }).toBe(true)
}

test('one goes away with a colleague as substitute, who sees the work marked; coming back ends it', async ({ people }) => {
  const away = await newCoach(people, AWAY)
  const deputy = await newCoach(people, DEPUTY)
  const [aina, siiri] = [await people.as(AWAY.username), await people.as(DEPUTY.username)]
  const caseId = await acceptedCase(aina, await people.as('tuula'))
  for (const person of [away, deputy]) await worksInTeam(siiri, person)

  await test.step('the absence is recorded by the person', async () => {
    await aina.getByRole('button', { name: /Oma valikko/ }).click()
    await aina.getByRole('menuitem', { name: 'Poissaolot' }).click()
    await expect(aina.getByRole('heading', { name: 'Poissaolot', level: 1 })).toBeVisible()
    const sheet = await open(aina, 'Merkitse poissaolo…', 'Uusi poissaolo')
    await expectAccessible(aina)
    await expect(sheet.getByRole('button', { name: new RegExp(`${AWAY.name} Kuka`) })).toBeVisible()
    await typeDate(sheet, 'Ensimmäinen päivä', 0)
    await typeDate(sheet, 'Viimeinen päivä', 6)
    await choose(sheet, 'Sijainen', DEPUTY.name)
    await finish(sheet, 'Merkitse poissaolo')
    await expect(aina.getByRole('row', { name: new RegExp(`${AWAY.name}.*Poissa.*${DEPUTY.name}`) })).toBeVisible()
    await expectAccessible(aina)
  })

  await test.step('the substitute sees whose work it is, in the list and on the case', async () => {
    await expect.poll(async () => (await read<{ substituting: unknown[] }>(siiri, '/work')).substituting.length, { timeout: 15_000 }).toBe(1)
    await siiri.goto('/work')
    await expect(siiri.getByText(new RegExp(`Sijaistat: ${AWAY.name}, poissa .* asti`)).first()).toBeVisible()
    await expectAccessible(siiri)
    await siiri.goto(`/cases/${caseId}`)
    await expect(fact(siiri, 'Vastuutaho').first()).toContainText(new RegExp(`poissa .* asti, sijaisena ${DEPUTY.name}`))
    await siiri.goto('/work/team')
    await expect(siiri.getByRole('row', { name: new RegExp(`^${AWAY.name}`) }).first()).toContainText(/Poissa .* asti/)
    await expectAccessible(siiri)
  })

  await test.step('ended, it is nobody else’s work any more', async () => {
    const sheet = await open(aina, `Päätä… ${AWAY.name}`, 'Poissaolon päättäminen')
    await finish(sheet, 'Päätä poissaolo')
    await expect(aina.getByRole('row', { name: new RegExp(AWAY.name) })).toHaveCount(0)
    await expect.poll(async () => (await read<{ substituting: unknown[] }>(siiri, '/work')).substituting.length, { timeout: 15_000 }).toBe(0)
  })
})

test('nobody is disabled with open cases; once they are given on, the person signs in no more', async ({ people, browser }) => {
  const leaver = await newCoach(people, LEAVER)
  const [lasse, aino, antti] = [await people.as(LEAVER.username), await people.as('aino'), await people.as('antti')]
  const caseId = await acceptedCase(lasse, await people.as('tuula'))
  await worksInTeam(aino, leaver)
  await antti.goto(`/people/${leaver}`)

  await test.step('the question, and why it cannot be done yet', async () => {
    const sheet = await open(antti, 'Poista käytöstä…', 'Käyttäjän poistaminen käytöstä')
    await expectAccessible(antti)
    await sheet.getByRole('button', { name: 'Poista käytöstä', exact: true }).click()
    await expect(sheet.getByText(/Tiimin esihenkilö antaa ne ensin muille/).first()).toBeVisible()
    expectRefusal(people, 409)
    await sheet.getByRole('button', { name: 'Peruuta' }).click()
  })

  await test.step('after the case has another worker it is done, told and found by the filter', async () => {
    const [colleague] = [(await read<{ person: { id: string } }>(aino, '/session')).person.id]
    const { version } = await read<{ version: number }>(lasse, `/cases/${caseId}`)
    const given = await lasse.request.put(`/api/v1/cases/${caseId}/worker`, { headers: { 'x-polku-request': '1', 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}"` }, data: { person: colleague } })
    expect(given.ok(), await given.text()).toBe(true)
    const sheet = await open(antti, 'Poista käytöstä…', 'Käyttäjän poistaminen käytöstä')
    await finish(sheet, 'Poista käytöstä')
    await expect(fact(antti, 'Tila')).toContainText('Poistettu käytöstä')
    await antti.goto('/people')
    await antti.getByRole('radio', { name: 'Poistettu käytöstä' }).click()
    await expect(antti).toHaveURL(/state=disabled/)
    await expect(antti.getByRole('row', { name: new RegExp(`^${LEAVER.name}`) })).toBeVisible()
    await expectAccessible(antti)
  })

  await test.step('sign-in says what it says of a wrong password; enabled, it opens again', async () => {
    const context = await browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
    const page = await context.newPage()
    await page.goto('/')
    await page.getByLabel('Käyttäjätunnus').fill(LEAVER.username)
    await page.getByLabel('Salasana').fill(samplePassword)
    await page.getByRole('button', { name: 'Kirjaudu' }).click()
    await expect(page.getByText('Käyttäjätunnus tai salasana on väärä.').first()).toBeVisible()
    const { version } = await read<User>(antti, `/users/${leaver}`)
    await post(antti, `/users/${leaver}/enable`, {}, version)
    await signInAt(page, LEAVER.username)
    await context.close()
  })
})
