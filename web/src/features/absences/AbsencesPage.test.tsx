import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { COACH, id, OFFICER, session, TEAM } from '../../../test/samples'

const MAY = session({ can: ['work_list', 'absence_list', 'absence_write'] })
const ABSENCE = { id: id(801), version: 3, person: OFFICER, substitute: COACH, first_day: '2026-12-21', last_day: '2027-01-06', away: true, can: ['absence_write'] }
const PEOPLE = {
  items: [
    { id: OFFICER, name: 'Tuula Mallinen', teams: [TEAM], can: ['absence_write'] },
    { id: COACH, name: 'Aino Esimerkki', teams: [TEAM], can: [] },
    { id: id(103), name: 'Muualla Näyte', teams: [id(12)], can: [] },
  ],
}

test('without absences the page says what they are for', async () => {
  await renderAt('/absences', { 'GET /session': { body: MAY }, 'GET /absences': { body: { items: [], next: null } } })
  expect(await screen.findByText('Ei poissaoloja.')).toBeInTheDocument()
})

test('who is away, until when and who does the work; it is ended on the version that was shown', async () => {
  let isAway = true
  const { asked } = await renderAt('/absences', {
    'GET /session': { body: MAY },
    'GET /absences': () => ({ body: { items: isAway ? [ABSENCE] : [], next: null } }),
    [`POST /absences/${ABSENCE.id}/end`]: () => {
      isAway = false
      return { body: { id: ABSENCE.id, version: 4, state: 'ended' } }
    },
  })
  const user = userEvent.setup()
  expect(await screen.findByRole('row', { name: /Tuula Mallinen.*6\.1\.2027.*Aino Esimerkki/ })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Päätä… Tuula Mallinen' }))
  await user.click(await screen.findByRole('button', { name: 'Päätä poissaolo' }))
  expect(await screen.findByText('Ei poissaoloja.')).toBeInTheDocument()
  expect(asked.find(({ what }) => what.endsWith('/end'))?.request.headers.get('If-Match')).toBe('"3"')
})

test('a substitute is chosen among the team, and days are asked for', async () => {
  await renderAt('/absences', { 'GET /session': { body: MAY }, 'GET /absences': { body: { items: [], next: null } }, 'GET /absences/people': { body: PEOPLE } })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Merkitse poissaolo…' }))
  await user.click(await screen.findByRole('button', { name: /Ei sijaista/ }))
  expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual(['Ei sijaista', 'Aino Esimerkki'])
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Merkitse poissaolo' }))
  expect((await screen.findAllByText('Valitse ensimmäinen päivä.')).length).toBeGreaterThan(0)
})
