import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { downloaded, fact, open } from '../acts'
import { expect, expectAccessible } from '../fixtures'
import { REFERRED } from './client'
import type { Taken } from './referrals'

export type Statement = { address: string; pseudonyms: string[] }

function pseudonymsOn(page: Page): Promise<string[]> {
  return page.getByRole('link', { name: /^P-/ }).allInnerTexts()
}

export async function opensTheStatement(fia: Page): Promise<Statement> {
  await fia.goto('/statements')
  await expectAccessible(fia)
  await fia.getByRole('main').getByRole('link').first().click()
  await expect(fia.getByRole('heading', { name: /^Rivit/ })).toBeVisible()
  return { address: new URL(fia.url()).pathname, pseudonyms: await pseudonymsOn(fia) }
}

/** The line follows the verification by an event, so it is there a moment later: finance looks again. */
export async function freezes(fia: Page, { address, pseudonyms }: Statement): Promise<void> {
  await expect(async () => {
    await fia.goto(address)
    await expect(fia.getByRole('heading', { name: `Rivit ${pseudonyms.length + 1} kpl` })).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expectAccessible(fia)
  const line = (await pseudonymsOn(fia)).find((one) => !pseudonyms.includes(one)) ?? ''
  await fia.getByRole('link', { name: line }).click()
  await expect(fact(fia, 'Ilmoittaja')).toHaveText('Työpolku Malli Oy')
  await expect(fact(fia, 'Hinnasto')).toHaveText('v1, 1.1.2026 alkaen')
  await expect(fia.getByRole('row', { name: /^Silta Näyte ry/ })).toContainText('360,00')
  await expectAccessible(fia)
  await fia.goto(address)

  const sheet = await open(fia, 'Jäädytä', 'Tiliotteen jäädytys')
  await sheet.getByText('Päätä tiliote tähän hetkeen').click()
  await expectAccessible(fia)
  await sheet.getByRole('button', { name: /^Jäädytä/ }).click()
  await expect(fia.getByText('Jäädytit tiliotteen itse. Toisen henkilön on hyväksyttävä se.')).toBeVisible()
  await expectAccessible(fia)
}

export async function exportsTheBatch(frans: Page, fia: Page, { address }: Statement, { client }: Taken): Promise<void> {
  await frans.goto(address)
  const sheet = await open(frans, 'Tarkista ja hyväksy', 'Tiliotteen hyväksyminen')
  await expectAccessible(frans)
  await sheet.getByRole('button', { name: /^Hyväksy/ }).click()
  await frans.getByRole('button', { name: 'Vie maksuaineisto' }).click()
  await expect(fact(frans, 'SHA-256')).toBeVisible()
  await expectAccessible(frans)
  const download = (page: Page) => downloaded(page, page.getByRole('link', { name: 'Lataa sama tiedosto uudelleen' }))
  const file = await download(frans)
  await expectChecks(frans, file.bytes)
  for (const secret of [client, ...REFERRED.flatMap(({ sukunimi, etunimet, henkilotunnus, asiakasnumero }) => [sukunimi, etunimet, henkilotunnus, asiakasnumero])]) {
    expect(file.bytes.toString()).not.toContain(secret)
  }
  // Again, and by somebody else: the same to the byte.
  expect((await download(frans)).bytes.equals(file.bytes)).toBe(true)
  await fia.goto(address)
  expect((await download(fia)).bytes.equals(file.bytes)).toBe(true)
}

/** What bookkeeping checks the file by is what the file holds. */
async function expectChecks(page: Page, bytes: Buffer): Promise<void> {
  const [head = '', ...lines] = bytes.toString().trim().split('\r\n')
  const column = (name: string) => lines.map((line) => line.split(';')[head.split(';').indexOf(name)] ?? '')
  const cents = column('net_cents').reduce((sum, one) => sum + Number(one), 0)
  await expect(fact(page, 'SHA-256')).toHaveText(createHash('sha256').update(bytes).digest('hex'))
  await expect(fact(page, 'Erän tunnus')).toHaveText([...new Set(column('batch_id'))].join())
  await expect(fact(page, 'Rivejä tiedostossa')).toHaveText(String(lines.length))
  await expect(fact(page, 'Tarkistussumma')).toHaveText(new RegExp(`^${(cents / 100).toLocaleString('fi-FI', { minimumFractionDigits: 2 }).replace(/\s/g, '\\s')}\\s€$`))
}
