import { screen, waitFor, waitForElementToBeRemoved } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { id, session } from '../../../test/samples'

const WORK = { 'GET /work': { body: { items: [], counts: { handovers_in: 0 } } } }
const TITLE = 'Istuntosi päättyy pian'

test('a session that ends soon is told of, and goes on by one press', async () => {
  const { count } = await renderAt('/work', {
    ...WORK,
    'GET /session': { body: session({ expires_in: 90 }) },
    'POST /session/continue': { body: session({ expires_in: 1800 }) },
  })
  const title = await screen.findByRole('heading', { name: TITLE })
  expect(screen.getByRole('timer')).toHaveTextContent(/^1\.(30|2\d)$/)
  const goOn = screen.getByRole('button', { name: 'Jatka istuntoa' })
  await waitFor(() => { expect(goOn).toHaveFocus() })
  const gone = waitForElementToBeRemoved(title)
  await userEvent.setup().keyboard('{Enter}')
  await gone
  expect(count('POST /session/continue')).toBe(1)
})

test('a session that cannot go on is told of, and what is done last is not hindered', async () => {
  await renderAt('/work', { ...WORK, 'GET /session': { body: session({ expires_in: 60, extendable: false }) } })
  await screen.findByText(/kymmenen tuntia/)
  expect(screen.queryByRole('button', { name: 'Jatka istuntoa' })).toBeNull()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Selvä' }))
  await waitFor(() => { expect(screen.queryByRole('heading', { name: TITLE })).toBeNull() })
})

test('a session with time left is not spoken of, and asking for it is not repeated', async () => {
  const { count } = await renderAt('/work', WORK)
  await screen.findByRole('heading', { name: 'Työt' })
  expect(screen.queryByRole('heading', { name: TITLE })).toBeNull()
  expect(count('GET /session')).toBe(1)
})

test('after the end the same person signs in on the page', async () => {
  let ended = false
  await renderAt('/work', {
    ...WORK,
    'GET /session': () => (ended ? { status: 204 } : { body: session({ expires_in: 1 }) }),
    'POST /session': () => {
      ended = false
      return { status: 201, body: session({ acting: id(201) }) }
    },
  })
  await screen.findByRole('heading', { name: TITLE })
  ended = true
  const sheet = await screen.findByRole('heading', { name: 'Istunto on päättynyt' })
  expect(screen.queryByRole('heading', { name: TITLE })).toBeNull()
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Käyttäjätunnus'), 'tuula')
  await user.type(screen.getByLabelText('Salasana'), 'salasana')
  const gone = waitForElementToBeRemoved(sheet)
  await user.click(screen.getByRole('button', { name: 'Kirjaudu' }))
  await gone
})
