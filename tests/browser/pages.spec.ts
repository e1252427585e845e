import { expect, expectAccessible, openSettled, test } from './fixtures'

/** What each of them sees in the rail. */
const pagesOf: Record<string, string[]> = {
  tuula: ['/work', '/clients', '/handovers', '/imports'],
  aino: ['/work', '/clients', '/handovers', '/milestones'],
  sari: ['/work', '/clients', '/handovers'],
  kalle: ['/clients'],
}

for (const [username, paths] of Object.entries(pagesOf)) {
  test(`${username}: pages are accessible, fit a phone and leave the console silent`, async ({ people }) => {
    const page = await people.as(username)
    for (const path of paths) {
      await page.setViewportSize({ width: 1440, height: 900 })
      // A client's list leads on to the one case: its page is looked at once it stands.
      await openSettled(page, path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      await page.setViewportSize({ width: 390, height: 844 })
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await expect.poll(sideways, { message: `${path} scrolls sideways on a phone` }).toBeLessThanOrEqual(0)
    }
  })
}

test('a client begins at the own case, which bears the name that they sign in with', async ({ people }) => {
  const kalle = await people.as('kalle')
  await expect(kalle.getByRole('region', { name: 'Asiakas', exact: true })).toContainText('Kalle Testinen')
  await expect(kalle.getByRole('button', { name: 'Oma valikko: Kalle Testinen' })).toBeVisible()
})

test('the first page asks to sign in, in three languages, and says nothing of who has an account', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
  const page = await context.newPage()
  await page.goto('/handovers')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Käyttäjätunnus').fill('tuula')
  await page.getByLabel('Salasana').fill('not the password')
  await page.getByRole('button', { name: 'Kirjaudu' }).click()
  const summary = page.getByRole('group', { name: 'Korjaa 1 kohta' })
  const refused = await summary.innerText()
  await page.getByLabel('Käyttäjätunnus').fill('nobody-of-that-name')
  await page.getByRole('button', { name: 'Kirjaudu' }).click()
  await expect(summary).toHaveText(refused, { useInnerText: true })
  for (const [language, act] of [['På svenska', 'Logga in'], ['In English', 'Sign in']] as const) {
    await page.getByRole('button', { name: language }).or(page.getByRole('link', { name: language })).click()
    await expect(page.getByRole('button', { name: act, exact: true })).toBeVisible()
  }
  await context.close()
})
