import type { Page } from '@playwright/test'
import { choose, finish, open } from './acts'
import { expect } from './fixtures'
import { referralFile, SAMPLE_FAMILY, sampleCodeOf, sampleReferral } from './s0/referralFile'

type Row = { id: string; case: string; kind: string; from: { team: string }; client: { name: string } }
type Membership = { organisation: { id: string }; team: { id: string; name: string } }

/** What every change bears that a page would send. */
export const headers = (version?: number) => ({ 'x-polku-request': '1', 'idempotency-key': crypto.randomUUID(), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) })

/** A change as the person's own page sends it; answers what the server says. */
export async function post<Answer = { id: string }>(page: Page, path: string, data: unknown, version?: number): Promise<Answer> {
  const answer = await page.request.post(`/api/v1${path}`, { headers: headers(version), data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as Answer
}

export async function read<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(`/api/v1${path}`)
  expect(answer.status(), path).toBe(200)
  return (await answer.json()) as Answer
}

export async function membershipOf(page: Page): Promise<Membership> {
  const [first] = (await read<{ memberships: Membership[] }>(page, '/session')).memberships
  if (!first) throw new Error('staff have a membership')
  return first
}

/** The officer's team refers somebody more, as a file of one row. */
async function refersAnother(officer: Page, team: string): Promise<void> {
  const seed = Math.floor(Math.random() * 27 * 12 * 100)
  const row = { ...sampleReferral(1, 'Lisä Näyte'), asiakasnumero: `L-${crypto.randomUUID()}`, henkilotunnus: sampleCodeOf(seed), sukunimi: 'Lisänen', lahettava_yksikko: team }
  const imported = await officer.request.post('/api/v1/imports?kind=referrals&file_name=lisaa.csv', {
    headers: { ...headers(), 'content-type': 'text/csv' },
    data: referralFile([row]),
  })
  expect(imported.ok(), await imported.text()).toBe(true)
  const { id, version } = (await imported.json()) as { id: string; version: number }
  await post(officer, `/imports/${id}/run`, {}, version)
}

/** Takes another case that the officer's team has referred, as it is. Others take cases too: the first that is still there, or one that is referred for it. */
export async function acceptedCase(coach: Page, officer: Page): Promise<string> {
  const { team } = await membershipOf(officer)
  // None that was given back; whom a test has brought along is that test's own.
  const theirs = ({ from, kind, client }: Row) => from.team === team.id && kind === 'responsibility' && (team.name !== 'TE-tiimi Pirkka' || !client.name.endsWith(SAMPLE_FAMILY))
  for (let tries = 0; tries < 3; tries++) {
    const inbox = await read<{ items: Row[] }>(coach, '/handovers?box=in&limit=200')
    for (const one of inbox.items.filter(theirs)) {
      const accepted = await coach.request.post(`/api/v1/handovers/${one.id}/accept`, { headers: headers(1) })
      if (accepted.ok()) return one.case
    }
    await refersAnother(officer, team.name)
  }
  throw new Error('a case that was referred can be taken')
}

/** As above, with a goal and an action of the coach's organisation. */
export async function takenCase(coach: Page, officer: Page): Promise<string> {
  const id = await acceptedCase(coach, officer)
  const { organisation } = await membershipOf(coach)
  const goals = `/cases/${id}/plan/goals`
  const goal = await post(coach, goals, { title: 'Työelämään palvelun kautta', category: 'employment', organisation: organisation.id, measure: 'Näkyy' })
  await post(coach, `${goals}/${goal.id}/actions`, { title: 'Viikkovalmennus', category: 'employment', organisation: organisation.id, starts_on: '2026-11-02', ends_on: '2027-01-29' })
  return id
}

export const NOTE = 'Työnantaja harkitsee palkkatukea.'

/** On the page of the case. */
export async function proposes(coach: Page, caseId: string, team = 'TE-tiimi Keski', organisation = 'Esimerkkilän työllisyysalue'): Promise<void> {
  await coach.goto(`/cases/${caseId}`)
  const sheet = await open(coach, 'Ehdota siirtoa…', 'Siirron ehdottaminen')
  await choose(sheet, 'Vastaanottava organisaatio', organisation)
  await choose(sheet, 'Tiimi', team)
  await choose(sheet, 'Syy', 'Palkkatuki')
  await sheet.getByLabel('Tilanne omin sanoin').fill(NOTE)
  await finish(sheet, 'Ehdota siirtoa')
}

/** The address of the open handover of a case. */
export async function openHandover(page: Page, caseId: string): Promise<string> {
  const shown = await read<{ handovers: { id: string; state: string }[] }>(page, `/cases/${caseId}`)
  const one = shown.handovers.find(({ state }) => state === 'proposed')
  if (!one) throw new Error('a handover waits')
  return `/handovers/${one.id}`
}
