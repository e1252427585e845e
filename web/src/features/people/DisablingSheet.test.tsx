import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { id, session } from '../../../test/samples'

const TIMO = { id: id(301), version: 5, username: 'timo', name: 'Timo Näyte', language: 'fi', disabled_at: null as string | null, memberships: [], can: ['user_write'] }
const SIGN_IN = { password_changed_at: null, reset_until: null, second_factor_since: null, sessions: [] }

test('disabling says what happens, who has to act first, and is undone on the same page', async () => {
  let disabled: string | null = null
  let cases = 2
  const { asked } = await renderAt(`/people/${TIMO.id}`, {
    'GET /session': { body: session({ can: ['user_list', 'user_write'] }) },
    [`GET /users/${TIMO.id}`]: () => ({ body: { ...TIMO, disabled_at: disabled } }),
    [`GET /users/${TIMO.id}/sign-in`]: { body: SIGN_IN },
    [`POST /users/${TIMO.id}/disable`]: () => {
      if (cases > 0) {
        cases = 0
        return { status: 409, body: { status: 409, code: 'has_open_cases', message: { fi: 'Henkilö vastaa tiimissä avoimista asiakkuuksista (2).' } } }
      }
      disabled = '2026-11-22T10:00:00Z'
      return { body: { id: TIMO.id, version: 6, state: 'disabled' } }
    },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Poista käytöstä…' }))
  expect(await screen.findByText('Timo Näyte ei voi enää kirjautua.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Poista käytöstä' }))
  expect(await screen.findByText(/avoimista asiakkuuksista \(2\)/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Poista käytöstä' }))
  expect(await screen.findByText('Poistettu käytöstä 22.11.2026')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Ota käyttöön…' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Lisää rooli…' })).toBeNull()
  expect(asked.filter(({ what }) => what.endsWith('/disable')).map(({ request }) => request.headers.get('If-Match'))).toEqual(['"5"', '"5"'])
})
