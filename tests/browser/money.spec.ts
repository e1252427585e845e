import { expect, expectAccessible, test } from './fixtures'

/** From a claim to a payment file: an officer verifies, one finance person freezes, another approves and exports. */
test('a verified milestone becomes a payment file, by four people and no client in sight of finance', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/milestones')
  await expectAccessible(tuula)
  await tuula.getByRole('button', { name: 'Avaa etappi' }).or(tuula.getByRole('link', { name: 'Avaa etappi' })).click()
  await expect(tuula.getByRole('button', { name: 'Vahvista' }).first()).toBeVisible()
  await expectAccessible(tuula)

  const fia = await people.as('fia')
  await fia.goto('/statements')
  await expectAccessible(fia)
  await fia.getByRole('main').getByRole('link').first().click()
  await expect(fia.getByRole('heading', { level: 1 })).toContainText('iliote')
  await expectAccessible(fia)
  const statement = fia.url()
  await fia.getByRole('button', { name: /^Jäädytä/ }).click()
  await fia.getByText('Päätä tiliote tähän hetkeen').click()
  await fia.getByRole('dialog').getByRole('button', { name: /^Jäädytä/ }).click()
  await expect(fia.getByText('Jäädytit tiliotteen itse').first()).toBeVisible()

  const frans = await people.as('frans')
  await frans.goto(statement)
  await frans.getByRole('button', { name: /^Tarkista ja hyväksy/ }).click()
  await expectAccessible(frans)
  for (const tick of await frans.getByRole('dialog').getByRole('checkbox').all()) await tick.check({ force: true })
  await frans.getByRole('dialog').getByRole('button', { name: /^Hyväksy/ }).click()
  await frans.getByRole('button', { name: /^Vie/ }).click()
  await expect(frans.getByRole('main')).toContainText(/[0-9a-f]{64}|SHA-256/)
  await expectAccessible(frans)
})
