import { fact } from './acts'
import { post, read } from './cases'
import { expect, expectAccessible, test } from './fixtures'

/** The case of the sample client, whose first version everybody has agreed on. */
async function caseOfKalle(people: { as: (name: string) => Promise<import('@playwright/test').Page> }): Promise<string> {
  const kalle = await people.as('kalle')
  const page = (await (await kalle.request.get('/api/v1/clients')).json()) as { items: { case: string }[] }
  const [row] = page.items
  if (!row) throw new Error('the sample client has a case')
  return row.case
}

test('S10 a plan is changed, asked for, given back, agreed on and acknowledged', async ({ people }) => {
  const id = await caseOfKalle(people)
  const [aino, sari, kalle] = [await people.as('aino'), await people.as('sari'), await people.as('kalle')]
  await aino.goto(`/cases/${id}/plan/versions`)
  await expect(aino.getByRole('main')).toContainText('Hyväksytty')
  await expect(fact(aino, 'Asiakas')).toContainText('Kuitannut luetuksi')
  await expectAccessible(aino)

  const plan = `/api/v1/cases/${id}/plan`
  type Goal = { id: string; version: number; title: string; category: string; organisation: string; measure: string }
  const goals = ((await (await aino.request.get(plan)).json()) as { goals: Goal[] }).goals
  const goal = goals.find(({ title }) => title === 'Työpaikka keväällä')
  if (!goal) throw new Error('the sample plan has this goal')
  const { title: _was, id: goalId, version, ...rest } = goal
  const saved = await aino.request.put(`${plan}/goals/${goalId}`, {
    headers: { 'if-match': `"${version}"`, 'x-polku-request': '1', 'idempotency-key': crypto.randomUUID() },
    data: { title: 'Työpaikka alkukesästä', category: rest.category, organisation: rest.organisation, measure: rest.measure },
  })
  expect(saved.status(), await saved.text()).toBe(200)

  // Others may have added goals beside; each needs a service before anybody is asked.
  const open = (await read<{ goals: (Goal & { state: string; actions: unknown[] })[] }>(aino, `/cases/${id}/plan`)).goals
  for (const one of open.filter(({ state, actions }) => state === 'open' && actions.length === 0)) {
    const action = { title: 'Viikkovalmennus', category: one.category, organisation: one.organisation, starts_on: '2026-11-02', ends_on: '2027-01-29' }
    await post(aino, `/cases/${id}/plan/goals/${one.id}/actions`, action)
  }
  await aino.goto(`/cases/${id}/plan`)
  await aino.getByRole('button', { name: 'Pyydä hyväksynnät' }).click()
  await aino.getByRole('dialog').getByRole('button', { name: 'Pyydä hyväksynnät' }).click()
  await expect(aino.getByText(/v2 odottaa hyväksyntää/)).toBeVisible()

  await sari.goto(`/cases/${id}/plan/versions?version=2`)
  await expect(sari.getByText('Muutettu tavoite: Työpaikka alkukesästä')).toBeVisible()
  await expect(sari.getByRole('main')).toContainText('Työpaikka keväällä → Työpaikka alkukesästä')
  await expectAccessible(sari)
  await sari.getByRole('button', { name: 'Palauta…' }).click()
  await sari.getByRole('button', { name: 'Palauta versio' }).click()
  await expect(sari.getByRole('dialog')).toContainText('Kerro, mitä pitää muuttaa.')
  await sari.getByLabel('Mitä pitää muuttaa').fill('Tavoitepäivä puuttuu.')
  await expectAccessible(sari)
  await sari.getByRole('button', { name: 'Palauta versio' }).click()
  await expect(sari.getByText('Tavoitepäivä puuttuu.')).toBeVisible()
  await expect(sari.getByRole('main')).toContainText('Palautettu')

  await aino.goto(`/cases/${id}/plan`)
  await aino.getByRole('button', { name: 'Pyydä hyväksynnät' }).click()
  await aino.getByRole('dialog').getByRole('button', { name: 'Pyydä hyväksynnät' }).click()
  await expect(aino.getByText(/v3 odottaa hyväksyntää/)).toBeVisible()
  for (const name of ['tuula', 'silja', 'sari']) {
    const page = await people.as(name)
    await page.goto(`/cases/${id}/plan/versions`)
    await page.getByRole('button', { name: /^Hyväksy versio 3/ }).click()
    await expect(page.getByRole('button', { name: /^Hyväksy versio/ })).toBeHidden()
  }
  await kalle.goto(`/cases/${id}/plan`)
  await kalle.getByRole('link', { name: 'Lue ja vastaa: v3' }).click()
  await expectAccessible(kalle)
  await kalle.getByRole('button', { name: 'Kuittaan luetuksi' }).click()
  await expect(fact(kalle, 'Asiakas')).toContainText('Kuitannut luetuksi')
  await kalle.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(kalle)
})
