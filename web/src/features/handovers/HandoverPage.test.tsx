import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, COACH, handover, id, OFFICER, PROVIDER, session } from '../../../test/samples'

const PATH = `/handovers/${id(1001)}`
const ACCEPT = `POST ${PATH}/accept`

function accepted() {
  return handover({
    version: 2,
    state: 'accepted',
    decided: { at: '2026-11-23T08:12:00Z', by: OFFICER, organisation: AUTHORITY, decline_reason: null, decline_note: null },
    can: ['handover_read'],
  })
}

async function clickAccept() {
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Ota vastuu vastaan' }))
}

test('accepting sends the version shown and says afterwards who answers', async () => {
  let done = false
  const { asked } = await renderAt(PATH, {
    [`GET ${PATH}`]: () => ({ body: done ? accepted() : handover() }),
    [ACCEPT]: () => {
      done = true
      return { body: { id: id(1001), version: 2, state: 'accepted' } }
    },
  })
  expect(await screen.findByText('Kalle etsii työtä metallialalta.')).toBeInTheDocument()
  await clickAccept()
  const outcome = await screen.findByRole('heading', { name: /Vastuu siirtyi/ })
  await waitFor(() => { expect(outcome).toHaveFocus() })
  expect(screen.queryByRole('button', { name: 'Ota vastuu vastaan' })).not.toBeInTheDocument()
  const sent = asked.find(({ what }) => what === ACCEPT)?.request.headers
  expect(sent?.get('If-Match')).toBe('"1"')
  expect(sent?.get('X-Polku-Request')).toBe('1')
})

test('a lost answer is sent again with the same request key', async () => {
  let tries = 0
  const { asked } = await renderAt(PATH, {
    [`GET ${PATH}`]: { body: handover() },
    [ACCEPT]: () => {
      tries += 1
      if (tries === 1) throw new TypeError('Failed to fetch')
      return { body: { id: id(1001), version: 2 } }
    },
  })
  await clickAccept()
  expect(await screen.findByText(/Luonnos säilyy/)).toBeInTheDocument()
  await clickAccept()
  await waitFor(() => { expect(tries).toBe(2) })
  const keys = asked.filter(({ what }) => what === ACCEPT).map(({ request }) => request.headers.get('Idempotency-Key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
})

test('the loser of a race learns who was first, and sees nothing as accepted', async () => {
  await renderAt(PATH, {
    [`GET ${PATH}`]: { body: handover() },
    [ACCEPT]: {
      status: 409,
      body: { status: 409, code: 'handover_already_accepted', message: { fi: 'Siirto on jo otettu vastaan.' }, decided_organisation: AUTHORITY, decided_at: '2026-11-23T07:01:00Z' },
    },
  })
  await clickAccept()
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Siirto on jo otettu vastaan.')
  expect(alert).toHaveTextContent('Esimerkkilän työllisyysalue')
  expect(within(alert).getByRole('button', { name: 'Hae tuore tilanne' })).toBeInTheDocument()
  expect(screen.queryByText('Vastaanotettu')).not.toBeInTheDocument()
})

test('declining needs a reason, and sends the words that the sender will read', async () => {
  const { asked, count } = await renderAt(PATH, { [`GET ${PATH}`]: { body: handover() }, [`POST ${PATH}/decline`]: { body: { id: id(1001), version: 2 } } })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Kieltäydy…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Siirrosta kieltäytyminen' })
  await user.type(within(sheet).getByRole('textbox'), 'Olemme täynnä.')
  await user.click(within(sheet).getByRole('button', { name: 'Kieltäydy siirrosta' }))
  expect(await within(sheet).findByRole('link', { name: 'Valitse syy.' })).toBeInTheDocument()
  expect(count(`POST ${PATH}/decline`)).toBe(0)

  await user.click(within(sheet).getByRole('button', { name: /Syy/ }))
  await user.click(await screen.findByRole('option', { name: 'Ei vapaata paikkaa' }))
  await user.click(within(sheet).getByRole('button', { name: 'Kieltäydy siirrosta' }))
  await waitFor(() => { expect(count(`POST ${PATH}/decline`)).toBe(1) })
  expect(JSON.parse(asked.find(({ what }) => what.endsWith('/decline'))?.body ?? '')).toEqual({ reason: 'no_capacity', note: 'Olemme täynnä.' })
})

test('an act that the server does not offer is not there', async () => {
  await renderAt(PATH, { [`GET ${PATH}`]: { body: handover({ can: ['handover_read'] }) } })
  await screen.findByRole('heading', { name: /Kalle Testinen/ })
  expect(screen.queryByRole('button', { name: 'Ota vastuu vastaan' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Peru siirto' })).not.toBeInTheDocument()
})

test('when the session ends in the middle, one signs in over the page and nothing typed is lost', async () => {
  let ended = true
  await renderAt(PATH, {
    [`GET ${PATH}`]: { body: handover() },
    [`POST ${PATH}/decline`]: () => (ended ? { status: 401, body: { status: 401, code: 'unauthenticated' } } : { body: { id: id(1001), version: 2 } }),
    'POST /session': () => {
      ended = false
      return { status: 201, body: session() }
    },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Kieltäydy…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Siirrosta kieltäytyminen' })
  await user.type(within(sheet).getByRole('textbox'), 'Olemme täynnä.')
  await user.click(within(sheet).getByRole('button', { name: /Syy/ }))
  await user.click(await screen.findByRole('option', { name: 'Ei vapaata paikkaa' }))
  await user.click(within(sheet).getByRole('button', { name: 'Kieltäydy siirrosta' }))

  const again = await screen.findByRole('dialog', { name: 'Istunto on päättynyt' })
  await user.type(within(again).getByLabelText('Käyttäjätunnus'), 'tuula')
  await user.type(within(again).getByLabelText('Salasana'), 'salasana')
  await user.click(within(again).getByRole('button', { name: 'Kirjaudu' }))
  await waitFor(() => { expect(screen.queryByRole('dialog', { name: 'Istunto on päättynyt' })).not.toBeInTheDocument() })
  expect(within(screen.getByRole('dialog', { name: 'Siirrosta kieltäytyminen' })).getByRole('textbox')).toHaveValue('Olemme täynnä.')
})

test('an item is given to oneself, and only what was chosen is sent', async () => {
  const open = { kind: 'plan_action', category: 'employment', due: null, organisation: PROVIDER, person: COACH, fate: 'moves', choosable: true } as const
  const { asked } = await renderAt(PATH, {
    [`GET ${PATH}`]: { body: handover() },
    [`GET ${PATH}/items`]: { body: { complete: true, items: [{ ...open, id: id(5001), title: 'Valmennus' }, { ...open, id: id(5002), title: 'Ohjaus' }] } },
    [ACCEPT]: { body: { id: id(1001), version: 2, state: 'accepted' } },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: /Kenelle: Valmennus/ }))
  await user.click(await screen.findByRole('option', { name: 'Siirtyy minulle' }))
  expect(screen.getByText('2 kohtaa: 2 siirtyy, 0 jää, 0 estää')).toBeInTheDocument()
  await clickAccept()
  await waitFor(() => { expect(asked.some(({ what }) => what === ACCEPT)).toBe(true) })
  expect(JSON.parse(asked.find(({ what }) => what === ACCEPT)?.body ?? '')).toEqual({ items: [{ kind: 'plan_action', id: id(5001), fate: 'moves', person: OFFICER }] })
})

test('what is blocked by consent can be declined and not accepted', async () => {
  await renderAt(PATH, { [`GET ${PATH}`]: { body: handover({ blocked: true }) } })
  expect(await screen.findByText('Siirto odottaa suostumusta.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Ota vastuu vastaan' })).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByRole('button', { name: 'Kieltäydy…' })).toBeInTheDocument()
})
