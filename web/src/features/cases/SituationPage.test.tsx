import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, COACH, COACHES, directory, id, PROVIDER, TEAM } from '../../../test/samples'
import { addDays, today } from '../../format/date'
import type { Case, Consent } from './types'

const CASE = id(3001)
const PATH = `/cases/${CASE}`
const COUNTY = id(3)
const SOCIAL = id(31)
const COUNTY_TEAM = id(5001)

const withCounty = {
  ...directory,
  items: [
    ...directory.items,
    {
      id: COUNTY, version: 1, kind: 'wellbeing_county', business_id: '0204819-8', can: [],
      name: { fi: 'Esimerkkilän hyvinvointialue', sv: 'Esimerkkilän hyvinvointialue', en: 'Esimerkkilän hyvinvointialue' },
      teams: [{ id: SOCIAL, name: 'Aikuissosiaalityö' }],
    },
  ],
}

function party(number: number, organisation: string, team: string, part: 'commissioner' | 'provider' | 'service') {
  return { id: id(number), organisation, team, person: null, part, joined_at: '2026-09-01T06:00:00Z' }
}

function aCase(change: Partial<Case> = {}): Case {
  return {
    id: CASE, version: 1, contract: id(6001), programme: 'p', opened_at: '2026-09-01T06:00:00Z', closed_at: null,
    client: {
      id: id(2001), name: 'Kalle Testinen', given_names: 'Kalle', family_name: 'Testinen', born_on: '1998-03-14', number: '1', mother_tongue: 'fi', service_language: 'fi', phone: '', email: '', interpreter: '', ground: 'commission',
    },
    responsible: { organisation: PROVIDER, team: COACHES, person: COACH, since: '2026-09-01T06:00:00Z' },
    parties: [party(5000, AUTHORITY, TEAM, 'commissioner')],
    responsibility: [], handovers: [], categories: [{ category: 'basic', ground: 'commission' }],
    can: ['party_write', 'consent_read', 'consent_write'],
    ...change,
  }
}

function consent(change: Partial<Consent> = {}): Consent {
  return {
    id: id(7001), version: 3, purpose: 'service', given_how: 'written', valid_from: addDays(today(), -30), valid_until: addDays(today(), 300), categories: ['skills', 'health'], recipients: [PROVIDER],
    recorded_at: '2026-09-01T06:00:00Z', recorded_by: COACH, recorded_organisation: AUTHORITY, withdrawn_at: null, withdrawn_by: null, ...change,
  }
}

// jsdom lays nothing out, so it does not scroll.
Element.prototype.scrollIntoView = () => undefined

const BASE = { 'GET /organisations': { body: withCounty } }

async function choose(user: ReturnType<typeof userEvent.setup>, sheet: HTMLElement, field: RegExp, option: string) {
  await user.click(within(sheet).getByRole('button', { name: field }))
  await user.click(await screen.findByRole('option', { name: option }))
}

async function openAndFillParty(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Lisää mukaan…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Mukaan lisääminen' })
  await choose(user, sheet, /Organisaatio/, 'Esimerkkilän hyvinvointialue')
  await choose(user, sheet, /Tiimi/, 'Aikuissosiaalityö')
  return sheet
}

test('without the rights there is no act, and no consents', async () => {
  await renderAt(PATH, { ...BASE, [`GET ${PATH}`]: { body: aCase({ can: [] }) } })
  expect(await screen.findByRole('heading', { name: 'Ketkä ovat mukana' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /mukana|mukaan/ })).not.toBeInTheDocument()
  expect(screen.queryByText(/uostumukset/)).not.toBeInTheDocument()
})

test('a team is added after being told what it may read and why', async () => {
  let joined = false
  const { asked } = await renderAt(PATH, {
    ...BASE,
    [`GET ${PATH}`]: () => ({ body: aCase(joined ? { parties: [party(5000, AUTHORITY, TEAM, 'commissioner'), party(5001, COUNTY, SOCIAL, 'service')] } : {}) }),
    [`POST ${PATH}/parties`]: () => {
      joined = true
      return { status: 201, body: { id: COUNTY_TEAM, version: 1, state: 'joined' } }
    },
  })
  const user = userEvent.setup()
  const sheet = await openAndFillParty(user)
  expect(within(sheet).getByText(/hyvinvointialue saa lukea nämä tiedot lain nojalla: perustiedot, .*terveys/)).toBeInTheDocument()
  await user.click(within(sheet).getByRole('button', { name: 'Lisää mukaan' }))
  const outcome = await screen.findByRole('heading', { name: 'Esimerkkilän hyvinvointialue, Aikuissosiaalityö on nyt mukana.' })
  await waitFor(() => { expect(outcome).toHaveFocus() })
  expect(asked.find(({ what }) => what === `POST ${PATH}/parties`)?.body).toBe(JSON.stringify({ organisation: COUNTY, team: SOCIAL }))
  expect(screen.getByRole('button', { name: /^Päätä mukanaolo… Esimerkkilän hyvinvointialue/ })).toBeInTheDocument()
})

test('no ground to share lands on the organisation, an act already done in the summary', async () => {
  let answer: { status: number; body: unknown } = {
    status: 422,
    body: { status: 422, code: 'invalid', errors: [{ pointer: '/organisation', code: 'no_ground_to_share', message: { fi: 'Organisaatiolla ei ole perustetta.' } }] },
  }
  await renderAt(PATH, { ...BASE, [`GET ${PATH}`]: { body: aCase() }, [`POST ${PATH}/parties`]: () => answer })
  const user = userEvent.setup()
  const sheet = await openAndFillParty(user)
  await user.click(within(sheet).getByRole('button', { name: 'Lisää mukaan' }))
  expect(await within(sheet).findByRole('link', { name: 'Organisaatiolla ei ole perustetta.' })).toBeInTheDocument()
  expect(within(sheet).getByRole('button', { name: /Organisaatio/ })).toHaveAccessibleDescription(/Organisaatiolla ei ole perustetta/)

  answer = { status: 409, body: { status: 409, code: 'party_already_in_case', message: { fi: 'Tiimi on jo mukana tässä asiakkuudessa.' } } }
  await user.click(within(sheet).getByRole('button', { name: 'Lisää mukaan' }))
  expect(await within(sheet).findByText('Tiimi on jo mukana tässä asiakkuudessa.')).toBeInTheDocument()
})

test('a part is ended after a question; the buyer stays', async () => {
  let left = false
  const { count } = await renderAt(PATH, {
    ...BASE,
    [`GET ${PATH}`]: () => ({ body: aCase(left ? {} : { parties: [party(5000, AUTHORITY, TEAM, 'commissioner'), party(5001, COUNTY, SOCIAL, 'service')] }) }),
    [`POST ${PATH}/parties/${COUNTY_TEAM}/end`]: () => {
      left = true
      return { body: { id: COUNTY_TEAM, version: 2, state: 'left' } }
    },
  })
  const user = userEvent.setup()
  // One alone: the buyer's row has no such button.
  await user.click(await screen.findByRole('button', { name: /^Päätä mukanaolo/ }))
  const sheet = await screen.findByRole('dialog', { name: 'Mukanaolon päättäminen' })
  expect(count(`POST ${PATH}/parties/${COUNTY_TEAM}/end`)).toBe(0)
  await user.click(within(sheet).getByRole('button', { name: 'Päätä mukanaolo' }))
  expect(await screen.findByRole('heading', { name: /ei ole enää mukana/ })).toBeInTheDocument()
  await waitFor(() => { expect(screen.queryByRole('button', { name: /^Päätä mukanaolo/ })).not.toBeInTheDocument() })
})

test('consents are read only when asked for, and withdrawing says what closes', async () => {
  let withdrawn = false
  const { asked, count } = await renderAt(PATH, {
    ...BASE,
    [`GET ${PATH}`]: { body: aCase() },
    [`GET ${PATH}/consents`]: () => ({ body: { items: [consent(withdrawn ? { version: 4, withdrawn_at: '2026-11-23T08:00:00Z', withdrawn_by: COACH } : {})] } }),
    [`POST ${PATH}/consents/${id(7001)}/withdraw`]: () => {
      withdrawn = true
      return { body: { id: id(7001), version: 4, state: 'withdrawn' } }
    },
  })
  const user = userEvent.setup()
  const show = await screen.findByRole('button', { name: 'Näytä suostumukset' })
  expect(count(`GET ${PATH}/consents`)).toBe(0)
  await user.click(show)
  expect(await screen.findByText('Osaaminen, terveys')).toBeInTheDocument()
  expect(count(`GET ${PATH}/consents`)).toBe(1)

  await user.click(screen.getByRole('button', { name: /^Peru suostumus…/ }))
  const sheet = await screen.findByRole('dialog', { name: 'Suostumuksen peruminen' })
  expect(within(sheet).getByText('Työpolku Malli Oy: osaaminen, terveys')).toBeInTheDocument()
  await user.click(within(sheet).getByRole('button', { name: 'Peru suostumus' }))
  expect(await screen.findByRole('heading', { name: 'Suostumus on peruttu.' })).toBeInTheDocument()
  await waitFor(() => { expect(screen.queryByRole('button', { name: /^Peru suostumus…/ })).not.toBeInTheDocument() })
  expect(asked.find(({ what }) => what.endsWith('/withdraw'))?.request.headers.get('If-Match')).toBe('"3"')
})

test('a consent withdrawn meanwhile: told, and the fresh list is one press away', async () => {
  let read = 0
  await renderAt(PATH, {
    ...BASE,
    [`GET ${PATH}`]: { body: aCase() },
    [`GET ${PATH}/consents`]: () => {
      read += 1
      return { body: { items: [consent(read > 1 ? { withdrawn_at: '2026-11-23T08:00:00Z' } : {})] } }
    },
    [`POST ${PATH}/consents/${id(7001)}/withdraw`]: { status: 409, body: { status: 409, code: 'consent_already_withdrawn', message: { fi: 'Suostumus on jo peruttu.' } } },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Näytä suostumukset' }))
  await user.click(await screen.findByRole('button', { name: /^Peru suostumus…/ }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Peru suostumus' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Suostumus on jo peruttu.')
  await user.click(screen.getByRole('button', { name: 'Hae tuore tilanne' }))
  await waitFor(() => { expect(screen.queryByRole('dialog')).not.toBeInTheDocument() })
  expect(screen.queryByRole('button', { name: /^Peru suostumus…/ })).not.toBeInTheDocument()
})

test('recording a consent asks for what is missing, and shows a fault of one recipient', async () => {
  const { asked, count } = await renderAt(PATH, {
    ...BASE,
    [`GET ${PATH}`]: { body: aCase() },
    [`POST ${PATH}/consents`]: { status: 422, body: { status: 422, code: 'invalid', errors: [{ pointer: '/recipients/0', code: 'unknown_organisation', message: { fi: 'Organisaatiota ei löydy.' } }] } },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Kirjaa suostumus…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Suostumuksen kirjaaminen' })
  await user.click(within(sheet).getByRole('button', { name: 'Kirjaa suostumus' }))
  for (const name of [/miten suostumus annettiin/, /viimeinen voimassaolopäivä/, /tietoluokka/, /saaja/]) expect(await within(sheet).findByRole('link', { name })).toBeInTheDocument()
  expect(count(`POST ${PATH}/consents`)).toBe(0)

  await choose(user, sheet, /Miten suostumus annettiin/, 'Kirjallisesti')
  const until = within(sheet).getByRole('group', { name: /Viimeinen voimassaolopäivä/ })
  const last = addDays(today(), 60)
  const typed = [last.slice(8), last.slice(5, 7), last.slice(0, 4)]
  for (const [at, part] of within(until).getAllByRole('spinbutton').entries()) {
    await user.click(part)
    await user.keyboard(typed[at] ?? '')
  }
  const set = (name: string) => within(within(sheet).getByRole('group', { name }))
  await user.click(set('Mitä tietoja suostumus koskee').getByRole('checkbox', { name: 'Terveys' }))
  await user.click(set('Mitä tietoja suostumus koskee').getByRole('checkbox', { name: 'Osaaminen' }))
  await user.click(set('Kuka saa lukea tiedot').getByRole('checkbox', { name: 'Esimerkkilän hyvinvointialue' }))
  await user.click(within(sheet).getByRole('button', { name: 'Kirjaa suostumus' }))

  const link = await within(sheet).findByRole('link', { name: 'Organisaatiota ei löydy.' })
  await user.click(link)
  expect(set('Kuka saa lukea tiedot').getByRole('checkbox', { name: 'Esimerkkilän hyvinvointialue' })).toHaveFocus()
  const sent = asked.find(({ what }) => what === `POST ${PATH}/consents`)?.body
  expect(JSON.parse(sent ?? '')).toEqual({ given_how: 'written', valid_from: today(), valid_until: last, categories: ['skills', 'health'], recipients: [COUNTY] })
})
