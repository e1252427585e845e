import type { Page } from '@playwright/test'
import { choose, finish, open } from './acts'
import { openHandover, post, read } from './cases'
import { expect, expectAccessible, samplePassword, test, type People } from './fixtures'
import { SAMPLE_FAMILY } from './s0/referralFile'

type Organisation = { id: string; name: { fi: string }; teams: { id: string; name: string }[] }
type Row = { id: string; case: string; kind: string; client: { name: string } }

const LEAD = { username: 'lead.of.subcontractor', name: 'Liisa Vetäjä-Näyte' }

/** The subcontractor's team gets a lead, and so many cases from the lot's lead provider. */
async function teamWithCases(people: People, count: number): Promise<{ lead: Page; cases: string[] }> {
  const [antti, ben, ahti] = [await people.as('antti'), await people.as('ben'), await people.as('ahti')]
  const organisations = (await read<{ items: Organisation[] }>(antti, '/organisations')).items
  const provider = organisations.find(({ name }) => name.fi.startsWith('Työpolku'))
  const team = provider?.teams.find(({ name }) => name === 'Alihankinta')
  const [acting] = (await read<{ memberships: { contract: { id: string } | string }[] }>(ahti, '/session')).memberships
  const contract = typeof acting?.contract === 'string' ? acting.contract : acting?.contract.id
  const user = await post(antti, '/users', { ...LEAD, language: 'fi', password: samplePassword })
  await post(antti, `/users/${user.id}/memberships`, { organisation: provider?.id, team: team?.id, contract, role: 'team_lead' })
  const inbox = await read<{ items: Row[] }>(ben, '/handovers?box=in&limit=200')
  const rows = inbox.items.filter(({ kind, client }) => kind === 'responsibility' && !client.name.endsWith(SAMPLE_FAMILY)).slice(0, count)
  for (const row of rows) {
    await post(ben, `/handovers/${row.id}/accept`, {}, 1)
    const handover = await post(ben, `/cases/${row.case}/handovers`, { to_organisation: provider?.id, to_team: team?.id, reason: 'other' })
    await post(ahti, `/handovers/${handover.id}/accept`, {}, 1)
  }
  return { lead: await people.as(LEAD.username), cases: rows.map((row) => row.case) }
}

test('a lead moves one case and many in the team, and hands all of it over with a report', async ({ people }) => {
  const { lead, cases } = await teamWithCases(people, 3)

  await test.step('load by person, one case and then two to another', async () => {
    await lead.goto('/work')
    await lead.getByRole('link', { name: 'Tiimin asiakkuudet' }).click()
    await expect(lead.getByRole('row', { name: /^Ahti Kokeilunen/ }).first()).toContainText('3')
    await expectAccessible(lead)
    const ticks = lead.getByRole('checkbox')
    await ticks.first().focus()
    await lead.keyboard.press('Space')
    await lead.getByRole('button', { name: 'Anna valitut (1)' }).click()
    await expect(lead.getByText('Valitse, kenelle asiakkuudet annetaan.').first()).toBeVisible()
    await choose(lead.getByRole('main'), 'Kenelle', LEAD.name)
    await lead.getByRole('button', { name: 'Anna valitut (1)' }).click()
    await expect(lead.getByRole('row', { name: new RegExp(`^${LEAD.name}`) }).first()).toContainText('1')
    await lead.getByRole('link', { name: 'Ahti Kokeilunen' }).click()
    await expect(ticks).toHaveCount(2)
    for (const tick of await ticks.all()) await tick.press('Space')
    await choose(lead.getByRole('main'), 'Kenelle', LEAD.name)
    await lead.getByRole('button', { name: 'Anna valitut (2)' }).click()
    await expect(lead.getByRole('row', { name: new RegExp(`^${LEAD.name}`) }).first()).toContainText('3')
    await expectAccessible(lead)
  })

  await test.step('all of the team: one waits for another answer, the others are proposed', async () => {
    const [first] = cases
    const provider = (await read<{ items: Organisation[] }>(lead, '/organisations')).items.find(({ name }) => name.fi.startsWith('Suunta'))
    await post(lead, `/cases/${first}/handovers`, { to_organisation: provider?.id, to_team: provider?.teams[0]?.id, reason: 'other' })
    const open_ = await openHandover(lead, first ?? '')
    await lead.goto('/handovers')
    await lead.getByRole('link', { name: 'Tiimin kaikki asiakkuudet' }).click()
    await expect(lead.getByText('Yhdenkään tiimin asiakkuuksia ei ole ehdotettu kerralla.')).toBeVisible()
    await expectAccessible(lead)
    const sheet = await open(lead, 'Ehdota tiimin kaikkia asiakkuuksia', 'Ehdota tiimin kaikkia asiakkuuksia')
    await sheet.getByRole('button', { name: 'Ehdota kaikkia' }).click()
    await expect(sheet.getByRole('group', { name: 'Korjaa 4 kohtaa' })).toBeVisible()
    await expectAccessible(lead)
    await choose(sheet, 'Kenen asiakkuudet', 'Alihankinta')
    await choose(sheet, 'Vastaanottava organisaatio', 'Suunta Esimerkki Oy')
    await choose(sheet, 'Tiimi', 'Suuntatiimi')
    await choose(sheet, 'Syy', 'Palvelu päättyy')
    await finish(sheet, 'Ehdota kaikkia')
    await expect(lead.getByText('Valmis: 2 ehdotettu, 1 ei.')).toBeVisible({ timeout: 30_000 })
    await expect(lead.getByRole('row', { name: /Toinen siirto odottaa vastausta/ })).toHaveCount(1)
    await expectAccessible(lead)
    await lead.setViewportSize({ width: 390, height: 844 })
    const sideways = () => lead.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect.poll(sideways).toBeLessThanOrEqual(0)
    const ben = await people.as('ben')
    expect(await read<{ state: string }>(ben, open_)).toMatchObject({ state: 'proposed' })
  })
})

test('a bulk handover is not offered to whoever may not begin one, nor shown as a button that is refused', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/handovers')
  await expect(tuula.getByRole('heading', { level: 1 })).toHaveText('Siirrot')
  await expect(tuula.getByRole('link', { name: 'Tiimin kaikki asiakkuudet' })).toHaveCount(0)
  await tuula.goto('/handovers/bulk')
  await expect(tuula.getByRole('heading', { level: 1 })).toHaveText('Sivua ei löydy')
  await expect(tuula.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await expectAccessible(tuula)
})
