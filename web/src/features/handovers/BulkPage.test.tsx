import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, COACH, COACHES, id, PROVIDER, TEAM } from '../../../test/samples'

const BULK = id(6001)

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
    [`GET /bulk-handovers/${BULK}`]: {
      body: {
        ...bulk({ cases: 2, made: 1, refused: 1, waiting: 0 }),
        items: [{ ...line, case: id(3002), state: 'refused', handover: null, refusal: 'handover_already_open', client: { id: id(2002), name: 'Alma Esimerkki' } }, line],
      },
    },
  })
  expect(await screen.findByText('Valmis: 1 ehdotettu, 1 ei.')).toBeInTheDocument()
  expect(screen.getByText('Toinen siirto odottaa vastausta')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Avaa' })).toHaveAttribute('href', `/handovers/${id(1001)}`)
})

test('what was begun is listed with its counts', async () => {
  await renderAt('/handovers/bulk', { 'GET /bulk-handovers': { body: { items: [bulk({ cases: 7, made: 3, refused: 0, waiting: 4 })], next: null } } })
  expect(await screen.findByRole('link', { name: 'Valmennus' })).toHaveAttribute('href', `/handovers/bulk/${BULK}`)
})
