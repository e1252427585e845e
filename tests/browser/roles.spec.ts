import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectRefusal, test } from './fixtures'

// Several pages, each looked at by axe.
test.describe.configure({ timeout: 180_000 })

/** Where each office begins, and the pages of its rail. */
const homes: Record<string, { heading: string; pages: string[] }> = {
  antti: { heading: 'Henkilöt', pages: ['/people', '/organisations', '/contracts'] },
  dina: { heading: 'Käyttölokit', pages: ['/access-log'] },
  eeva: { heading: 'Arvioija', pages: ['/', '/organisations'] },
  leena: { heading: 'Tiliotteet', pages: ['/statements', '/contracts'] },
  fia: { heading: 'Työt', pages: ['/work', '/statements', '/contracts'] },
}

async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways, what).toBeLessThanOrEqual(0)
}

for (const [username, { heading, pages }] of Object.entries(homes)) {
  test(`${username} begins where the role's own things are; its pages are accessible and fit every width`, async ({ people }) => {
    const page = await people.as(username)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    for (const path of pages) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      for (const [width, height] of [[768, 1024], [720, 450], [320, 640]] as const) {
        await page.setViewportSize({ width, height })
        await expectNoSidewaysScroll(page, `${path} at ${width}`)
      }
    }
  })
}

test('whoever has no list of work is led to their own things', async ({ people }) => {
  const kalle = await people.as('kalle')
  await kalle.goto('/work')
  await expect(kalle).toHaveURL(/\/cases\//)
})

test('an officer finds the claim to verify among the work, by keyboard alone', async ({ people }) => {
  const tuula = await people.as('tuula')
  await tuula.goto('/work')
  const row = tuula.getByRole('row', { name: /^Vahvista etappi/ }).first()
  await expect(row).toBeVisible()
  await tuula.getByRole('grid', { name: 'Odottavat työt' }).focus()
  await tuula.keyboard.press('End')
  await expect(row).toBeFocused()
  await tuula.keyboard.press('Enter')
  await expect(tuula).toHaveURL(/\/milestones\?.*open=/)
})

test('the data-protection contact finds one client by number and reads the log; nobody by a name', async ({ people }) => {
  const dina = await people.as('dina')
  await dina.goto('/')
  const field = dina.getByLabel('Henkilötunnus tai asiakasnumero')
  await field.focus()
  await dina.keyboard.type('Testinen')
  await dina.keyboard.press('Enter')
  await expect(dina.getByText('Asiakasta ei löydy.')).toBeVisible()
  await field.fill('N1-100051')
  await dina.keyboard.press('Enter')
  const open = dina.getByRole('link', { name: 'Avaa käyttöloki' })
  await expect(open).toBeVisible()
  await expectAccessible(dina)
  await open.focus()
  await dina.keyboard.press('Enter')
  await expect(dina.getByRole('heading', { level: 1 })).toHaveText('Käyttöloki')
  expect(dina.url()).not.toContain('N1-')
  await expect(dina.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expectAccessible(dina)
})

test('the administrator adds a person and gives a role; a fault is told at its field', async ({ people }) => {
  const antti = await people.as('antti')
  await antti.goto('/people')
  await antti.getByRole('button', { name: 'Lisää henkilö…' }).focus()
  await antti.keyboard.press('Enter')
  const sheet = antti.getByRole('dialog')
  await sheet.getByLabel('Nimi').fill('Roosa Testikäs')
  await sheet.getByLabel('Käyttäjätunnus').fill('antti')
  await sheet.getByLabel('Ensimmäinen salasana').fill('polku-sample-2026')
  await antti.keyboard.press('Control+Enter')
  await expect(sheet.getByRole('group', { name: 'Korjaa 1 kohta' })).toBeVisible()
  await expectAccessible(antti)
  expectRefusal(people, 422)
  await sheet.getByLabel('Käyttäjätunnus').fill(`roosa.${Date.now()}`)
  await antti.keyboard.press('Control+Enter')
  await expect(antti.getByRole('heading', { level: 1 })).toHaveText('Roosa Testikäs')
  await antti.getByRole('button', { name: 'Lisää rooli…' }).click()
  const role = antti.getByRole('dialog')
  await role.getByRole('button', { name: /Organisaatio/ }).click()
  await antti.getByRole('option', { name: 'Esimerkkilän työllisyysalue' }).click()
  await role.getByRole('button', { name: /Rooli/ }).click()
  await antti.getByRole('option', { name: 'Arvioija' }).click()
  await expectAccessible(antti)
  await role.getByRole('button', { name: 'Lisää rooli' }).click()
  await expect(antti.getByRole('row', { name: /Arvioija, Esimerkkilän työllisyysalue/ })).toBeVisible()
})

test('two people change one goal: the later one sees both texts and loses neither', async ({ people }) => {
  const aino = await people.as('aino')
  const clients = (await (await aino.request.get('/api/v1/clients')).json()) as { items: { case: string }[] }
  const plan = `/api/v1/cases/${clients.items[0]?.case}/plan`
  await aino.goto(`/cases/${clients.items[0]?.case}/plan?view=list`)
  await aino.getByRole('button', { name: /^Muuta… / }).first().click()
  const sheet = aino.getByRole('dialog')
  const measure = sheet.getByRole('textbox', { name: 'Mistä tiedämme, että tavoite on saavutettu' })
  await measure.fill('Oma mittari')

  type Goal = { id: string; version: number; title: string; category: string; organisation: string; measure: string; target_date: string | null; state: string }
  const [goal] = ((await (await aino.request.get(plan)).json()) as { goals: Goal[] }).goals
  if (!goal) throw new Error('the sample plan has goals')
  const { title, category, organisation, target_date, state } = goal
  const saved = await aino.request.put(`${plan}/goals/${goal.id}`, {
    headers: { 'If-Match': `"${goal.version}"`, 'X-Polku-Request': '1' },
    data: { title: `${title}!`, category, organisation, measure: 'Toisen mittari', target_date, state },
  })
  expect(saved.status()).toBe(200)

  await sheet.getByRole('button', { name: 'Kirjaa' }).click()
  const conflict = sheet.getByRole('region', { name: 'Joku muu tallensi tämän ensin' })
  await expect(conflict).toContainText('Oma mittari')
  await expect(conflict).toContainText('Toisen mittari')
  await expect(measure).toHaveValue('Oma mittari')
  await expect(sheet.getByRole('textbox', { name: 'Nimi' })).toHaveValue(`${title}!`)
  await expectAccessible(aino)
  await sheet.getByRole('button', { name: 'Kirjaa' }).click()
  await expect(sheet).toBeHidden()
  await expect(aino.getByText('Oma mittari')).toBeVisible()
  expectRefusal(people, 412)
})
