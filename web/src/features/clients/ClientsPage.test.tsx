import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { COACH, COACHES, id, PROVIDER, session } from '../../../test/samples'

function row(number: number, name: string) {
  return {
    client: { id: id(2000 + number), name },
    case: id(3000 + number),
    contract: id(301),
    opened_at: '2026-08-17T07:00:00Z',
    other_cases: [],
    responsible: { organisation: PROVIDER, team: COACHES, person: COACH, since: '2026-09-14T07:00:00Z' },
  }
}

test('a name is searched in the body, never in an address, and only when told to', async () => {
  const { asked, count, history } = await renderAt('/clients', {
    'GET /clients': { body: { items: [row(1, 'Kalle Testinen'), row(2, 'Maija Näytteinen')], next: null } },
    'POST /clients/search': { body: { items: [row(1, 'Kalle Testinen')], next: null } },
  })
  await screen.findByRole('link', { name: 'Maija Näytteinen' })
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Nimi, asiakasnumero tai puhelin'), 'Kal')
  expect(count('POST /clients/search')).toBe(0)
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: 'Näytä kaikki' })
  expect(await screen.findByRole('link', { name: 'Kalle Testinen' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Maija Näytteinen' })).not.toBeInTheDocument()
  expect(asked.find(({ what }) => what === 'POST /clients/search')?.body).toBe('{"name":"Kal"}')
  expect(history.location.href).toBe('/clients')
})

test('a client’s only case opens by itself', async () => {
  const [membership] = session().memberships
  if (!membership) throw new Error('the sample has a membership')
  const { history } = await renderAt('/clients', {
    'GET /session': { body: session({ can: ['client_list', 'access_log_read'], memberships: [{ ...membership, role: 'client', team: null, client: id(2001) }] }) },
    'GET /clients': { body: { items: [row(1, 'Kalle Testinen')], next: null } },
    [`GET /cases/${id(3001)}`]: { status: 503, body: { status: 503, code: 'unavailable' } },
  })
  expect(await screen.findByText('Asiakkaan tietoja ei saatu haettua.')).toBeInTheDocument()
  expect(history.location.pathname).toBe(`/cases/${id(3001)}`)
})
