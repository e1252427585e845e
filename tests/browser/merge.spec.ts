import type { Page } from '@playwright/test'
import { finish, open } from './acts'
import { headers, post, read } from './cases'
import { expect, expectAccessible, test } from './fixtures'
import { type Referral, referralFile, sampleReferral } from './s0/referralFile'

/** One person under two numbers, for two lots. */
const FIRST: Referral = { ...sampleReferral(15, 'Tuplanäyte'), lahettava_yksikko: 'TE-tiimi Pirkka' }
const SECOND: Referral = { ...FIRST, asiakasnumero: 'S0-16', toimeksianto: 'VALM-2026-B' }
const NAME = `${FIRST.etunimet} ${FIRST.sukunimi}`

type Row = { id: string; case: string; client: { id: string; name: string } }

/** Refers the person, and has the provider take the case. */
async function referredTo(officer: Page, coach: Page, referral: Referral): Promise<string> {
  const imported = await officer.request.post('/api/v1/imports?kind=referrals&file_name=kaksi.csv', {
    headers: { ...headers(), 'content-type': 'text/csv' },
    data: referralFile([referral]),
  })
  const { id, version } = (await imported.json()) as { id: string; version: number }
  await post(officer, `/imports/${id}/run`, {}, version)
  let row: Row | undefined
  await expect(async () => {
    const inbox = await read<{ items: Row[] }>(coach, '/handovers?box=in&limit=200')
    row = inbox.items.find(({ client }) => client.name === NAME)
    expect(row).toBeDefined()
  }).toPass()
  await post(coach, `/handovers/${row?.id}/accept`, {}, 1)
  return row?.case ?? ''
}

async function claims(coach: Page, caseId: string): Promise<void> {
  const { contract } = await read<{ contract: string }>(coach, `/cases/${caseId}`)
  await post(coach, `/cases/${caseId}/milestones`, { contract, type: 'work_trial', happened_on: '2026-11-02' })
}

test('S22 two records of one person are compared, merged by two officers, and taken apart', async ({ people }) => {
  const [timo, soili, aino, ben] = [await people.as('timo'), await people.as('soili'), await people.as('aino'), await people.as('ben')]
  const first = await referredTo(timo, aino, FIRST)
  const second = await referredTo(timo, ben, SECOND)
  await claims(aino, first)
  await claims(ben, second)

  await test.step('the officer finds the match among the work and proposes, by keyboard', async () => {
    await timo.goto('/work')
    await timo.getByRole('row', { name: /Selvitä sama henkilötunnus/ }).first().click()
    await timo.getByRole('link', { name: 'Vertaa tietoja' }).click()
    await expect(timo.getByRole('heading', { level: 1 })).toHaveText('Ovatko he sama henkilö?')
    await expect(timo.getByText(NAME)).toHaveCount(2)
    await expectAccessible(timo)
    await timo.getByLabel('Miksi kyse on samasta henkilöstä').fill('Sama henkilötunnus kahdessa ohjauksessa.')
    await timo.keyboard.press('Control+Enter')
    await expect(timo.getByRole('heading', { name: 'Odottaa toista henkilöä' })).toBeVisible()
    await expect(timo.getByRole('button', { name: 'Vahvista…' })).toHaveCount(0)
  })
  const address = new URL(timo.url()).pathname

  await test.step('another of the authority confirms', async () => {
    await soili.goto('/merges')
    await soili.getByRole('link', { name: NAME }).click()
    await expect(soili).toHaveURL(new RegExp(address))
    await expectAccessible(soili)
    await finish(await open(soili, 'Vahvista…', 'Ovatko he sama henkilö?'), 'He ovat sama henkilö')
    await expect(soili.getByRole('heading', { name: 'Yhdistetty' })).toBeVisible()
  })

  await test.step('the claims for one result are contested, and each old link still opens', async () => {
    for (const [page, id, other, mark] of [[aino, first, second, 'Kilpaileva ilmoitus'], [ben, second, first, 'Kiistanalainen']] as const) {
      await expect(async () => {
        await page.goto(`/cases/${id}/milestones`)
        await expect(page.getByRole('row', { name: /Työkokeilu/ })).toContainText(mark, { timeout: 2000 })
      }).toPass()
      await page.goto(`/cases/${id}`)
      await expect(page.getByRole('region', { name: 'Asiakas', exact: true })).toContainText(NAME)
      expect((await page.request.get(`/api/v1/cases/${other}`)).status(), 'nobody sees more than before').toBe(404)
    }
  })

  await test.step('it is taken apart with a reason', async () => {
    await timo.goto(address)
    const sheet = await open(timo, 'Pura yhdistäminen…', 'Pura yhdistäminen')
    await sheet.getByRole('button', { name: 'Pura yhdistäminen' }).click()
    await expect(sheet.getByRole('link', { name: 'Kirjoita syy.' })).toBeVisible()
    await sheet.getByLabel('Syy').fill('He ovat kaksoset.')
    await finish(sheet, 'Pura yhdistäminen')
    await expect(timo.getByRole('heading', { name: 'Purettu' })).toBeVisible()
    await expect(timo.getByText('He ovat kaksoset.')).toBeVisible()
    await expectAccessible(timo)
  })
})
