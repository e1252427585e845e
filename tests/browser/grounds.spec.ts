import { post, read, membershipOf } from './cases'
import { expect, expectAccessible, test } from './fixtures'

const HEALTH = 'Kivun hoito kuntoon'

test('S9 each section says why it is shown, and a coach finds no trace of what is not', async ({ people }) => {
  const [aino, sari] = [await people.as('aino'), await people.as('sari')]
  // The last of the sample cases with a social worker: others look at the first.
  const { items } = await read<{ items: { case: string; client: { name: string } }[] }>(sari, '/clients?limit=200')
  const row = items.findLast(({ client }) => client.name === 'Olena Näyte')
  if (!row) throw new Error('the social worker takes part in this sample')
  const county = (await membershipOf(sari)).organisation.id
  const pages = ['', '/plan', '/timeline', '/notes', '/documents']
  const seen = () => Promise.all(pages.map(async (page) => (await aino.request.get(`/api/v1/cases/${row.case}${page}`)).text()))
  const before = await seen()
  await post(sari, `/cases/${row.case}/plan/goals`, { title: HEALTH, category: 'health', organisation: county, measure: 'Kipu ei estä työtä' })
  expect(await seen()).toEqual(before)

  await sari.goto(`/cases/${row.case}`)
  const grounds = sari.getByRole('region', { name: 'Mitä saat lukea' }).or(sari.locator('section', { hasText: 'Mitä saat lukea' })).first()
  for (const category of ['Perustiedot', 'Työllisyys', 'Terveys']) await expect(grounds.locator('dl > div').filter({ hasText: category })).toContainText('Laki')
  await expectAccessible(sari)
  await sari.goto(`/cases/${row.case}/plan?view=list`)
  await expect(sari.getByText(HEALTH).first()).toBeVisible()
  await expectAccessible(sari)

  await aino.goto(`/cases/${row.case}`)
  const own = aino.locator('section', { hasText: 'Mitä saat lukea' }).first()
  await expect(own).toContainText('Toimeksianto')
  await expect(own).not.toContainText('Terveys')
  for (const page of ['/plan?view=list', '/timeline', '/plan/versions']) {
    await aino.goto(`/cases/${row.case}${page}`)
    await expect(aino.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(aino.getByRole('main')).not.toContainText(HEALTH)
  }
})
