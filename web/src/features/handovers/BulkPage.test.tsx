import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, COACH, COACHES, id, PROVIDER, session, TEAM } from '../../../test/samples'

const BULK = id(6001)
const ALLOWED = { 'GET /session': { body: session({ can: ['handover_list', 'handover_bulk'] }) } }

function bulk(counts: object) {
  return {
    id: BULK,
    started_at: '2026-11-27T08:00:00Z',
    started_by: COACH,
    from: { organisation: PROVIDER, team: COACHES },
    to: { organisation: AUTHORITY, team: TEAM },
    reason: 'service_ended',
    wished_on: null,
    counts,
  }
}

const line = { case: id(3001), state: 'made', handover: id(1001), refusal: '', client: { id: id(2001), name: 'Kalle Testinen' } }

test('the report tells how far it is, and of each case what became of it', async () => {
  await renderAt(`/handovers/bulk/${BULK}`, {
    ...ALLOWED,
    [`GET /bulk-handovers/${BULK}`]: {
      body: {
        ...bulk({ cases: 2, made: 1, refused: 1, waiting: 0 }),
        items: [{ ...line, case: id(3002), state: 'refused', handover: null, refusal: 'handover_already_open', client: { id: id(2002), name: 'Alma Esimerkki' } }, line],
        next: null,
      },
    },
  })
  expect(await screen.findByText('Valmis: 1 ehdotettu, 1 ei.')).toBeInTheDocument()
  expect(screen.getByText('Toinen siirto odottaa vastausta')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Avaa' })).toHaveAttribute('href', `/handovers/${id(1001)}`)
})

test('what was begun is listed with its counts', async () => {
  await renderAt('/handovers/bulk', { ...ALLOWED, 'GET /bulk-handovers': { body: { items: [bulk({ cases: 7, made: 3, refused: 0, waiting: 4 })], next: null } } })
  expect(await screen.findByRole('link', { name: 'Valmennus' })).toHaveAttribute('href', `/handovers/bulk/${BULK}`)
})

test('a long report is read page by page', async () => {
  const second = { ...line, case: id(3003), client: { id: id(2003), name: 'Alma Esimerkki' } }
  const page = bulk({ cases: 2, made: 2, refused: 0, waiting: 0 })
  const { asked } = await renderAt(`/handovers/bulk/${BULK}`, {
    ...ALLOWED,
    [`GET /bulk-handovers/${BULK}`]: (request) => ({ body: request.url.includes('cursor=more') ? { ...page, items: [second], next: null } : { ...page, items: [line], next: 'more' } }),
  })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Näytä lisää' }))
  expect(await screen.findByText('Alma Esimerkki')).toBeInTheDocument()
  expect(screen.getByText('Kalle Testinen')).toBeInTheDocument()
  expect(asked.filter(({ what }) => what === `GET /bulk-handovers/${BULK}`)).toHaveLength(2)
})

test('whoever may not hand over a whole team is led to no button that is refused', async () => {
  const { asked } = await renderAt('/handovers/bulk', { 'GET /session': { body: session({ can: ['handover_list'] }) } })
  expect(await screen.findByRole('heading', { name: 'Sivua ei löydy' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Ehdota tiimin kaikkia asiakkuuksia' })).not.toBeInTheDocument()
  expect(asked.some(({ what }) => what === 'GET /bulk-handovers')).toBe(false)
})
