import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

type Log = { items: { entries: { person: string | null; acts: { action: string }[] }[] }[] }

/** How often a person did what to a client's data, as the data-protection contact reads it. */
async function actsOf(dina: Page, client: string, person: string): Promise<Record<string, number>> {
  const answer = await dina.request.get(`/api/v1/clients/${client}/access-log`)
  expect(answer.status()).toBe(200)
  const log = (await answer.json()) as Log
  const acts = log.items.flatMap((day) => day.entries.filter((entry) => entry.person === person).flatMap((entry) => entry.acts))
  const counts: Record<string, number> = {}
  for (const { action } of acts) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

test('a page reads what it shows and nothing more: the journal says so', async ({ people }) => {
  const aili = await people.as('aili')
  const session = (await (await aili.request.get('/api/v1/session')).json()) as { person: { id: string } }
  const listed = aili.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/clients')
  await aili.goto('/clients')
  const rows = (await (await listed).json()) as { items: { client: { id: string }; case: string }[] }
  const row = rows.items[0]
  if (!row) throw new Error('no clients')
  const dina = await people.as('dina')
  const before = { client_list: 1 }
  await expect(async () => expect(await actsOf(dina, row.client.id, session.person.id)).toEqual(before)).toPass()

  await aili.goto(`/cases/${row.case}`)
  await expect(aili.getByRole('heading', { name: 'Mitä nyt' })).toBeVisible()
  await aili.getByRole('link', { name: 'Suunnitelma' }).click()
  await expect(aili.getByRole('heading', { name: 'Yhteinen palvelusuunnitelma' })).toBeVisible()
  // The identity bar and the situation are one reading, the plan another.
  await expect(async () =>
    expect(await actsOf(dina, row.client.id, session.person.id)).toEqual({ ...before, case_read: 1, plan_read: 1 }),
  ).toPass()

  // Coming back, and another window in between, reads nothing anew that is on screen.
  await aili.getByRole('link', { name: 'Tilanne' }).click()
  await aili.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(aili.getByRole('heading', { name: 'Mitä nyt' })).toBeVisible()
  expect(await actsOf(dina, row.client.id, session.person.id)).toEqual({ ...before, case_read: 1, plan_read: 1 })
})
