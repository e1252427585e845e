import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { id, session } from '../../../test/samples'

const TIMO = { id: id(301), version: 1, username: 'timo', name: 'Timo Näyte', language: 'fi', disabled_at: null, memberships: [], can: ['user_write'] }
const ADMINISTRATOR = session({ can: ['user_list', 'user_write', 'user_session_close', 'credential_reset'] })

test('an administrator ends sessions and gives a link for a new password', async () => {
  let isIn = true
  const { count } = await renderAt(`/people/${TIMO.id}`, {
    'GET /session': { body: ADMINISTRATOR },
    [`GET /users/${TIMO.id}`]: { body: TIMO },
    [`GET /users/${TIMO.id}/sign-in`]: () => ({
      body: {
        password_changed_at: '2026-11-22T10:00:00Z',
        reset_until: null,
        second_factor_since: null,
        sessions: isIn ? [{ id: id(1), device: 'Firefox, Windows', source: '192.0.2.7', opened_at: '2026-11-22T10:00:00Z', seen_at: '2026-11-22T10:20:00Z' }] : [],
      },
    }),
    [`POST /users/${TIMO.id}/sessions/end`]: () => {
      isIn = false
      return { body: { id: TIMO.id, version: 1, state: 'ended' } }
    },
    [`POST /users/${TIMO.id}/password-reset`]: { status: 201, body: { token: 'AbCdEfGhIjKlMnOpQrStUvWx', ends_at: '2026-11-23T10:00:00Z' } },
  })
  const user = userEvent.setup()
  expect(await screen.findByText(/Firefox, Windows/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Poista vahvistus' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Päätä istunnot' }))
  expect(count(`POST /users/${TIMO.id}/sessions/end`)).toBe(0)
  await user.click(await screen.findByRole('button', { name: 'Päätä istunnot' }))
  expect(await screen.findByText('ei kirjautuneena')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Nollaa salasana' }))
  await user.click(await screen.findByRole('button', { name: 'Nollaa salasana' }))
  expect(await screen.findByText(`${location.origin}/new-password#AbCdEfGhIjKlMnOpQrStUvWx`)).toBeInTheDocument()
})
