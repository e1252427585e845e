import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, id, OFFICER, PROVIDER, session } from '../../../test/samples'

const REASON = 'Asiakas uhkaa vahingoittaa itseään.'
const CODE = '010190-999T'
const ALLOWED = { 'GET /session': { body: session({ can: ['client_list', 'emergency_open'] }) } }

function emergency(change: object = {}) {
  return {
    id: id(1),
    state: 'open',
    opened_at: '2026-11-28T06:00:00Z',
    ends_at: '2026-11-29T06:00:00Z',
    ended_by: null,
    person: OFFICER,
    organisation: AUTHORITY,
    role: 'officer',
    client: { id: id(2001), name: 'Kalle Testinen' },
    cases: [id(3001)],
    can: ['emergency_end'],
    ...change,
  }
}

async function asks() {
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText(/^Asiakkaan henkilötunnus/), CODE)
  await user.type(screen.getByLabelText(/^Mitä on tapahtunut/), REASON)
  await user.click(screen.getByRole('button', { name: 'Jatka…' }))
  return user
}

test('nothing is sent before the second yes, and the code is in no address', async () => {
  let items: object[] = []
  const { asked, count, history } = await renderAt('/emergency', {
    ...ALLOWED,
    'GET /emergency-accesses': () => ({ body: { items, next: null } }),
    'POST /emergency-accesses': () => {
      items = [emergency()]
      return { status: 201, body: { id: id(1), version: 1, state: 'open' } }
    },
  })
  const user = await asks()
  expect(await screen.findByRole('dialog', { name: 'Avataanko asiakkaan tiedot?' })).toBeInTheDocument()
  expect(count('POST /emergency-accesses')).toBe(0)
  await user.click(screen.getByRole('button', { name: 'Avaa tiedot' }))
  await waitFor(() => { expect(history.location.pathname).toBe(`/cases/${id(3001)}`) })
  expect(asked.find(({ what }) => what === 'POST /emergency-accesses')?.body).toBe(JSON.stringify({ code: CODE, reason: REASON }))
  expect(asked.every(({ request }) => !request.url.includes(CODE))).toBe(true)
  expect(JSON.stringify(localStorage)).not.toContain(REASON)
})

test('a fault of the code stands at its field, and the server’s word of used tries in the summary', async () => {
  const said = (text: string) => ({ fi: text, sv: text, en: text })
  let answer: { status: number; body: unknown } = {
    status: 422,
    body: { status: 422, code: 'invalid', errors: [{ pointer: '/code', code: 'identity_code_form', message: said('Kirjoita henkilötunnus oikein.') }] },
  }
  await renderAt('/emergency', { ...ALLOWED, 'GET /emergency-accesses': { body: { items: [], next: null } }, 'POST /emergency-accesses': () => answer })
  const user = await asks()
  await user.click(await screen.findByRole('button', { name: 'Avaa tiedot' }))
  expect(await screen.findByRole('link', { name: 'Kirjoita henkilötunnus oikein.' })).toBeInTheDocument()
  expect(screen.getByLabelText(/^Asiakkaan henkilötunnus/)).toBeInvalid()
  answer = { status: 429, body: { status: 429, code: 'emergency_tries_used', message: said('Soita 112.') } }
  await user.click(screen.getByRole('button', { name: 'Jatka…' }))
  await user.click(await screen.findByRole('button', { name: 'Avaa tiedot' }))
  expect(await screen.findByText('Soita 112.')).toBeInTheDocument()
})

test('at the end the client goes from the screen by itself', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  try {
    let over = false
    await renderAt(`/cases/${id(3001)}`, {
      'GET /session': { body: session() },
      [`GET /cases/${id(3001)}`]: () =>
        over
          ? { status: 404, body: { status: 404, code: 'not_found' } }
          : {
              body: {
                id: id(3001),
                emergency: { id: id(1), ends_at: new Date(Date.now() + 20_000).toISOString() },
                client: { id: id(2001), name: 'Kalle Testinen', given_names: 'Kalle', family_name: 'Testinen', born_on: null, number: '1', mother_tongue: 'fi', service_language: 'fi', phone: '', email: '', interpreter: '', ground: 'emergency' },
                responsible: { organisation: PROVIDER, team: id(21), person: null },
                parties: [],
                responsibility: [],
                handovers: [],
                categories: [{ category: 'basic', ground: 'emergency' }],
                can: [],
              },
            },
    })
    const banner = await screen.findByRole('region', { name: 'Hätätilanne' })
    expect(banner).toHaveTextContent('Aikaa jäljellä 20 s')
    over = true
    await vi.advanceTimersByTimeAsync(45_000)
    expect(await screen.findByText('Asiakkaan tietoja ei saatu haettua.')).toBeInTheDocument()
    expect(screen.queryByText('Kalle Testinen')).not.toBeInTheDocument()
  } finally {
    vi.useRealTimers()
  }
})
