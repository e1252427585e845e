import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { COACH, COACHES, id } from '../../../test/samples'

const OTHER = id(9102)
const row = (number: number, name: string) => ({ case: id(3000 + number), version: number, client: { id: id(2000 + number), name }, team: COACHES, person: COACH, since: '2026-11-22T10:00:00Z' })

test('those ticked are given in one request, and what was refused says why', async () => {
  const user = userEvent.setup()
  await renderAt('/work/team', {
    'GET /work/team': { body: { items: [{ team: COACHES, person: COACH, cases: 2, away: null }, { team: COACHES, person: OTHER, cases: 0, away: { until: '2030-01-02', substitute: null } }] } },
    'GET /work/team/cases': { body: { items: [row(1, 'Kalle Testinen'), row(2, 'Alma Esimerkki')], next: null } },
    'POST /work/team/moves': {
      body: {
        id: OTHER,
        version: 1,
        items: [
          { case: id(3001), state: 'moved', version: 2, refusal: null },
          { case: id(3002), state: 'refused', version: null, refusal: 'case_closed' },
        ],
      },
    },
  })
  await user.click(await screen.findByRole('checkbox', { name: 'Kalle Testinen' }))
  await user.click(screen.getByRole('checkbox', { name: 'Alma Esimerkki' }))
  await user.click(screen.getByRole('button', { name: /Kenelle/ }))
  await user.click(await screen.findByRole('option'))
  await user.click(screen.getByRole('button', { name: 'Anna valitut (2)' }))
  expect(await screen.findByText('Alma Esimerkki: ei siirretty. Asiakkuus on päättynyt.')).toBeInTheDocument()
  expect(screen.queryByText(/Kalle Testinen: ei siirretty/)).toBeNull()
})
