import { expect, test as base, type Browser, type Page, type Request } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'

/** Of the samples alone; `polku serve` prints it. */
export const samplePassword = 'polku-sample-2026'

export async function signInAt(page: Page, username: string, password = samplePassword): Promise<void> {
  await page.goto(process.env['POLKU_URL'] ?? '')
  await page.getByLabel('Käyttäjätunnus').fill(username)
  await page.getByLabel('Salasana').fill(password)
  await page.getByRole('button', { name: 'Kirjaudu' }).click()
  await expect(page.getByRole('button', { name: 'Kirjaudu' })).toBeHidden()
}

/** A page of its own for each person; whatever the console says is a fault. */
export class People {
  private readonly pages = new Map<string, Page>()
  readonly faults: string[] = []

  constructor(private readonly browser: Browser) {}

  async as(username: string, password = samplePassword): Promise<Page> {
    const open = this.pages.get(username)
    if (open) return open
    const context = await this.browser.newContext({ baseURL: process.env['POLKU_URL'] ?? '' })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(`${username}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.faults.push(`${username}: ${error.message}`))
    await signInAt(page, username, password)
    this.pages.set(username, page)
    return page
  }

  async close(): Promise<void> {
    for (const page of this.pages.values()) await page.context().close()
  }
}

export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const people = new People(browser)
    await use(people)
    await people.close()
    expect(people.faults, 'the console is silent').toEqual([])
  },
})

/** The browser itself tells of a request that was refused, or has lost its answer (`net::ERR_…`), where that is what is tried. */
export function expectRefusal(people: People, what: number | string): void {
  const told = people.faults.filter((fault) => fault.includes(typeof what === 'number' ? `status of ${what}` : what))
  expect(told.length, `${people.faults.join('; ')}`).toBeGreaterThan(0)
  people.faults.splice(0, people.faults.length, ...people.faults.filter((fault) => !told.includes(fault)))
}

/** Goes there, and waits until nothing has been under way for a while but the live stream, which never ends. */
export async function openSettled(page: Page, path: string): Promise<void> {
  const underWay = new Set<Request>()
  const begun = (request: Request) => {
    if (!request.url().endsWith('/api/v1/live')) underWay.add(request)
  }
  const over = (request: Request) => void underWay.delete(request)
  page.on('request', begun).on('requestfinished', over).on('requestfailed', over)
  await page.goto(path)
  let quiet = 0
  await expect.poll(() => (quiet = underWay.size === 0 ? quiet + 1 : 0), { intervals: [100] }).toBeGreaterThanOrEqual(5)
  page.off('request', begun).off('requestfinished', over).off('requestfailed', over)
}

/** WCAG 2 A to 2.2 AA and best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByRole('main')).toBeVisible()
  // The other mode is for pages that frame pages of elsewhere, and opens a window each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const found = await axe.analyze()
  const said = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(said, page.url()).toEqual([])
}

export { expect }
