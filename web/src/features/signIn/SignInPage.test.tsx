import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { handoverRow, id, session } from '../../../test/samples'

const SIGNED_OUT = { status: 204 }

async function fill(username: string, password: string) {
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Käyttäjätunnus'), username)
  await user.type(screen.getByLabelText('Salasana'), password)
  await user.click(screen.getByRole('button', { name: 'Kirjaudu' }))
}

test('one comes back to the page that was asked for', async () => {
  let isIn = false
  const { history } = await renderAt('/handovers?box=in', {
    'GET /session': () => (isIn ? { body: session() } : SIGNED_OUT),
    'POST /session': () => {
      isIn = true
      return { status: 201, body: session() }
    },
    'GET /handovers': { body: { items: [handoverRow(1, 'Kalle Testinen', 2)], next: null } },
  })
  expect(await screen.findByText('siirrot')).toBeInTheDocument()
  await fill('tuula', 'salasana')
  expect(await screen.findByRole('heading', { name: 'Siirrot' })).toBeInTheDocument()
  expect(history.location.href).toBe('/handovers?box=in')
})

test('who has a second factor is asked for its code', async () => {
  let isIn = false
  const { asked } = await renderAt('/handovers?box=in', {
    'GET /session': () => (isIn ? { body: session() } : SIGNED_OUT),
    'POST /session': async (request) => {
      const typed = (await request.clone().json()) as { code?: string }
      isIn = typed.code === '123456'
      return isIn ? { status: 201, body: session() } : { body: { needs: 'code' } }
    },
    'GET /handovers': { body: { items: [handoverRow(1, 'Kalle Testinen', 2)], next: null } },
  })
  await fill('tuula', 'salasana')
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Vahvistuskoodi'), '123456')
  await user.click(screen.getByRole('button', { name: 'Kirjaudu' }))
  expect(await screen.findByRole('heading', { name: 'Siirrot' })).toBeInTheDocument()
  const sent = asked.filter(({ what }) => what === 'POST /session').map(({ body }) => JSON.parse(body) as unknown)
  expect(sent).toEqual([
    { username: 'tuula', password: 'salasana' },
    { username: 'tuula', password: 'salasana', code: '123456' },
  ])
})

test('a refusal keeps what was typed, says the server’s words and takes the focus', async () => {
  await renderAt('/sign-in', {
    'GET /session': SIGNED_OUT,
    'POST /session': { status: 401, body: { status: 401, code: 'wrong_credentials', message: { fi: 'Käyttäjätunnus tai salasana on väärä.' } } },
  })
  await fill('tuula', 'väärä')
  const summary = await screen.findByRole('heading', { name: 'Korjaa 1 kohta' })
  await waitFor(() => { expect(summary).toHaveFocus() })
  expect(screen.getByText('Käyttäjätunnus tai salasana on väärä.')).toBeInTheDocument()
  expect(screen.getByLabelText('Käyttäjätunnus')).toHaveValue('tuula')
  expect(document.title).toMatch(/^Virhe: /)
})

test('empty fields are named without asking the server', async () => {
  const { count } = await renderAt('/sign-in', { 'GET /session': SIGNED_OUT })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Kirjaudu' }))
  expect(await screen.findByRole('link', { name: 'Anna käyttäjätunnus.' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Anna salasana.' })).toBeInTheDocument()
  expect(count('POST /session')).toBe(0)
})

test('with several memberships one chooses where to act', async () => {
  const first = session().memberships[0]
  if (!first) throw new Error('the sample has a membership')
  const two = [first, { ...first, id: id(202), role: 'coach' as const, team: null }]
  let acting: string | null = null
  const { asked } = await renderAt('/', {
    'GET /session': () => ({ body: session({ memberships: two, acting }) }),
    'PUT /session/membership': () => {
      acting = id(202)
      return { body: session({ memberships: two, acting }) }
    },
    'GET /work': { body: { items: [], counts: { handovers_in: 0 } } },
  })
  await userEvent.setup().click(await screen.findByRole('button', { name: /valmentaja/ }))
  expect(await screen.findByRole('heading', { name: 'Työt' })).toBeInTheDocument()
  expect(asked.find(({ what }) => what === 'PUT /session/membership')?.body).toBe(JSON.stringify({ membership: id(202) }))
})

test('the page can be read in Swedish', async () => {
  await renderAt('/sign-in', { 'GET /session': SIGNED_OUT })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'På svenska' }))
  expect(await screen.findByRole('button', { name: 'Logga in' })).toBeInTheDocument()
  expect(document.documentElement.lang).toBe('sv')
})
