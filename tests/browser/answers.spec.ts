import type { Page } from '@playwright/test'
import { choose, finish, open } from './acts'
import { headers, membershipOf, openHandover, post, proposes, read, takenCase } from './cases'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'

/** No change of others comes to this page by itself: as when two press at the same moment. */
async function deaf(page: Page): Promise<void> {
  await page.route('**/api/v1/live', () => undefined)
}

test('S2 a decline needs a reason, changes nothing but that, and the case is proposed to another team', async ({ people }) => {
  const [aino, timo] = [await people.as('aino'), await people.as('timo')]
  const caseId = await takenCase(aino, timo)
  await proposes(aino, caseId, 'TE-tiimi Pirkka')
  const declined = await openHandover(aino, caseId)
  const standing = async () => {
    const { handovers: _answered, ...rest } = await read<Record<string, unknown>>(aino, `/cases/${caseId}`)
    return [rest, await read(aino, `/cases/${caseId}/plan`), await read(aino, `/cases/${caseId}/tasks`)]
  }
  const before = await standing()

  await timo.goto(declined)
  await timo.getByRole('button', { name: 'Kieltäydy…' }).focus()
  await timo.keyboard.press('Enter')
  const sheet = timo.getByRole('dialog', { name: 'Siirrosta kieltäytyminen' })
  await sheet.getByLabel('Viesti lähettäjälle').fill('Asiakas asuu naapurikunnassa.')
  await timo.keyboard.press('Control+Enter')
  await expect(sheet.getByRole('link', { name: 'Valitse syy.' })).toBeVisible()
  await expectAccessible(timo)
  await choose(sheet, 'Syy', 'Ei kuulu alueellemme')
  await finish(sheet, 'Kieltäydy siirrosta')
  await expect(timo.getByText('Työpolku Malli Oy vastaa edelleen')).toBeVisible()
  expect(await standing()).toEqual(before)

  await aino.goto(declined)
  await expect(aino.getByText('Ei kuulu alueellemme. Asiakas asuu naapurikunnassa.')).toBeVisible()
  await proposes(aino, caseId)
  await aino.goto(declined)
  await expect(aino.getByText('Asiakas asuu naapurikunnassa.')).toBeVisible()
  await expectAccessible(aino)
})

test('S4 of two who answer at once the later one reads who was first and when', async ({ people }) => {
  const [aino, timo] = [await people.as('aino'), await people.as('timo')]
  const caseId = await takenCase(aino, timo)
  for (const page of [aino, timo]) await deaf(page)

  await proposes(aino, caseId, 'TE-tiimi Pirkka')
  const withdrawn = await openHandover(aino, caseId)
  for (const page of [aino, timo]) await page.goto(withdrawn)
  const accept = timo.getByRole('button', { name: 'Ota vastuu vastaan' })
  await expect(accept).toBeVisible()
  await aino.getByRole('button', { name: 'Peru siirto' }).click()
  await expect(aino.getByRole('heading', { name: /Siirto peruttiin/ })).toBeVisible()
  await accept.click()
  await expect(timo.getByText(/Vastannut: Työpolku Malli Oy, .*klo/)).toBeVisible()
  await expectAccessible(timo)
  await timo.getByRole('button', { name: 'Hae tuore tilanne' }).click()
  await expect(timo.getByText(/Siirto peruttiin/)).toBeVisible()
  expectRefusal(people, 409)

  await proposes(aino, caseId, 'TE-tiimi Pirkka')
  const accepted = await openHandover(aino, caseId)
  for (const page of [aino, timo]) await page.goto(accepted)
  const withdraw = aino.getByRole('button', { name: 'Peru siirto' })
  await expect(withdraw).toBeVisible()
  await accept.click()
  await expect(timo.getByRole('heading', { name: /Vastuu siirtyi/ })).toBeVisible()
  await withdraw.click()
  await expect(aino.getByText(/Vastannut: Esimerkkilän työllisyysalue, .*klo/)).toBeVisible()
  await expectAccessible(aino)
  expectRefusal(people, 409)
})

test('S6 what is under way blocks by its name until it is finished, and then nothing is left behind', async ({ people }) => {
  const [aino, timo] = [await people.as('aino'), await people.as('timo')]
  const caseId = await takenCase(aino, timo)
  const { organisation } = await membershipOf(aino)
  const me = (await read<{ person: { id: string } }>(aino, '/session')).person.id
  const own = { category: 'employment', organisation: organisation.id, person: me }
  const minutes = (from: number) => new Date(Date.now() + from * 60_000).toISOString()
  await post(aino, `/cases/${caseId}/tasks`, { ...own, title: 'Soita työnantajalle', due_on: '2027-01-15' })
  const meeting = await post(aino, `/cases/${caseId}/appointments`, { ...own, kind: 'meeting', title: 'Aloitettu tapaaminen', starts_at: minutes(-10), ends_at: minutes(50) })
  await post(aino, `/cases/${caseId}/appointments`, { ...own, kind: 'meeting', title: 'Ensi viikon tapaaminen', starts_at: minutes(10_080), ends_at: minutes(10_140) })
  const { contract } = await read<{ contract: string }>(aino, `/cases/${caseId}`)
  await post(aino, `/cases/${caseId}/milestones`, { contract, type: 'work_trial', happened_on: '2026-11-02' })
  await proposes(aino, caseId, 'TE-tiimi Pirkka')
  const address = await openHandover(aino, caseId)

  await timo.goto(address)
  const table = timo.getByRole('region', { name: 'Mitä kullekin kohdalle tapahtuu' })
  const fates = { Viikkovalmennus: 'Siirtyy', 'Soita työnantajalle': 'Siirtyy', 'Ensi viikon tapaaminen': 'Siirtyy', 'Aloitettu tapaaminen': 'Estää', Työkokeilu: 'Jää' }
  for (const [name, fate] of Object.entries(fates)) await expect(table.getByRole('row', { name: new RegExp(name) })).toContainText(fate)
  await expect(timo.getByText('6 kohtaa: 4 siirtyy, 1 jää, 1 estää')).toBeVisible()
  await expect(timo.getByText('Estävät kohdat on ensin tehtävä valmiiksi.')).toBeVisible()
  await expectAccessible(timo)

  const held = await aino.request.post(`/api/v1/cases/${caseId}/appointments/${meeting.id}/attendance`, { headers: headers(1), data: { attendance: 'attended' } })
  expect(held.ok(), await held.text()).toBe(true)
  await timo.reload()
  await expect(timo.getByText('5 kohtaa: 4 siirtyy, 1 jää, 0 estää')).toBeVisible()
  await timo.getByRole('button', { name: 'Ota vastuu vastaan' }).focus()
  await timo.keyboard.press('Enter')
  await expect(timo.getByRole('heading', { name: /Vastuu siirtyi/ })).toBeVisible()
  const count = async (what: string) => (await read<{ items: unknown[] }>(timo, `/cases/${caseId}/${what}`)).items.length
  expect(await Promise.all(['tasks', 'appointments', 'appointments?state=closed', 'milestones'].map(count))).toEqual([1, 1, 1, 1])
})

test('S7 an acceptance whose answer is lost is pressed again and happens once', async ({ people }) => {
  const [aino, timo] = [await people.as('aino'), await people.as('timo')]
  const caseId = await takenCase(aino, timo)
  await proposes(aino, caseId, 'TE-tiimi Pirkka')
  const address = await openHandover(aino, caseId)
  await deaf(timo)
  await timo.goto(address)
  const keys: (string | undefined)[] = []
  const answers: string[] = []
  await timo.route('**/api/v1/handovers/*/accept', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    const answer = await route.fetch()
    answers.push(await answer.text())
    if (answers.length < 3) await route.abort()
    else await route.fulfill({ response: answer })
  })
  const accept = timo.getByRole('button', { name: 'Ota vastuu vastaan' })
  for (const times of [1, 2]) {
    await accept.click()
    await expect.poll(() => answers.length).toBe(times)
    await expect(timo.getByRole('alert').or(timo.getByText(/ei vastannut|yhteyttä/i)).first()).toBeVisible()
  }
  await expectAccessible(timo)
  await accept.click()
  await expect(timo.getByRole('heading', { name: /Vastuu siirtyi/ })).toBeVisible()
  expect(new Set(keys).size).toBe(1)
  expect(new Set(answers).size).toBe(1)
  const { responsibility } = await read<{ responsibility: unknown[] }>(timo, `/cases/${caseId}`)
  expect(responsibility).toHaveLength(3)
  await expect(async () => {
    const { items } = await read<{ items: { kind: string; subject: unknown }[] }>(aino, '/notices?limit=200')
    const id = address.split('/').at(-1) ?? ''
    expect(items.filter(({ kind, subject }) => kind === 'handover_accepted' && JSON.stringify(subject).includes(id))).toHaveLength(1)
  }).toPass()
  expectRefusal(people, 'net::ERR_FAILED')
})

const SKILLS = 'Osaaminen näkyviin'

test('S8 consent that is withdrawn blocks the open handover, and its page closes', async ({ people }) => {
  const [aino, timo, silja] = [await people.as('aino'), await people.as('timo'), await people.as('silja')]
  const caseId = await takenCase(aino, timo)
  const organisations = (await read<{ items: { id: string; name: { fi: string } }[] }>(aino, '/organisations')).items
  const { organisation } = await membershipOf(aino)
  const silta = organisations.find(({ name }) => name.fi.startsWith('Silta'))
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await post(aino, `/cases/${caseId}/consents`, { given_how: 'written', valid_from: day(-1), valid_until: day(200), categories: ['skills'], recipients: [organisation.id, silta?.id] })
  // What is known of skills goes to the providers on consent alone.
  await post(aino, `/cases/${caseId}/plan/goals`, { title: SKILLS, category: 'skills', organisation: organisation.id, measure: 'Ansioluettelo' })
  await proposes(aino, caseId, 'Siltatiimi', 'Silta Näyte ry')
  const address = await openHandover(aino, caseId)
  await silja.goto(address)
  await expect(silja.getByRole('rowheader', { name: SKILLS, exact: true })).toBeVisible()

  const inForce = (await read<{ items: unknown[] }>(aino, `/cases/${caseId}/consents`)).items
  await aino.goto(`/cases/${caseId}`)
  await aino.getByRole('button', { name: 'Näytä suostumukset' }).click()
  const withdraw = aino.getByRole('button', { name: /^Peru suostumus…/ })
  for (let left = inForce.length; left > 0; left--) {
    await expect(withdraw).toHaveCount(left)
    await withdraw.first().click()
    await finish(aino.getByRole('dialog', { name: 'Suostumuksen peruminen' }), 'Peru suostumus')
  }
  // The page that stands open hears of it by itself.
  await expect(silja.getByText('Siirto odottaa suostumusta.')).toBeVisible({ timeout: 30_000 })
  await expect(silja.getByText(SKILLS)).toHaveCount(0)
  await expectAccessible(silja)
  await aino.goto(address)
  await expect(aino.getByText('Siirto odottaa suostumusta.')).toBeVisible()
  await expectAccessible(aino)
  await expect(aino.getByRole('button', { name: 'Peru siirto' })).toBeVisible()
  const refusal = await open(silja, 'Kieltäydy…', 'Siirrosta kieltäytyminen')
  await choose(refusal, 'Syy', 'Muu syy')
  await finish(refusal, 'Kieltäydy siirrosta')
  await expect(silja.getByText(/Siirrosta kieltäydyttiin/)).toBeVisible()
})
