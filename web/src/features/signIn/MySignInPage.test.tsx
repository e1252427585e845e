import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { id } from '../../../test/samples'
import type { OwnSession, SecondFactor } from './types'

function own(number: number, change: Partial<OwnSession> = {}): OwnSession {
  return { id: id(number), device: 'Firefox, Windows', source: '192.0.2.7', opened_at: '2026-11-22T10:00:00Z', seen_at: '2026-11-22T10:20:00Z', current: false, ...change }
}

const factor: SecondFactor = { policy: 'offered', since: null, recovery_codes: 0 }
const HERE = own(1, { current: true })
const PAGE = { 'GET /sessions': { body: { items: [HERE], next: null } }, 'GET /session/second-factor': { body: factor } }

test('sessions are listed and the others ended', async () => {
  let items = [HERE, own(2, { device: '' })]
  const { count } = await renderAt('/my-sign-in', {
    ...PAGE,
    'GET /sessions': () => ({ body: { items, next: null } }),
    'POST /sessions/end-others': () => {
      items = [HERE]
      return { body: { id: HERE.id, version: 1, state: 'alone' } }
    },
  })
  expect(await screen.findByRole('heading', { name: 'Istunnot (2)' })).toBeInTheDocument()
  expect(screen.getByText('Tämä istunto')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Päätä istunto: Tuntematon laite' })).toBeInTheDocument()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Päätä kaikki muut' }))
  expect(await screen.findByText('Muut istunnot on päätetty.')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Istunnot (1)' })).toBeInTheDocument()
  expect(count('POST /sessions/end-others')).toBe(1)
})

test('the password is changed, and a refusal stands at its field', async () => {
  let isRight = false
  const { asked } = await renderAt('/my-sign-in', {
    ...PAGE,
    'PUT /session/password': () =>
      isRight
        ? { body: { id: id(101), version: 1 } }
        : { status: 422, body: { status: 422, code: 'invalid', errors: [{ pointer: '/current', code: 'wrong_password', message: { fi: 'Salasana on väärä.' } }] } },
  })
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Nykyinen salasana'), 'nykyinen')
  await user.type(screen.getByLabelText('Uusi salasana'), 'lyhyt')
  await user.click(screen.getByRole('button', { name: 'Vaihda salasana' }))
  expect(await screen.findByRole('link', { name: /vähintään 12/ })).toBeInTheDocument()
  await user.type(screen.getByLabelText('Uusi salasana'), '-ja-sitten-pitka')
  await user.type(screen.getByLabelText('Uusi salasana uudelleen'), 'lyhyt-ja-sitten-pitka')
  await user.click(screen.getByRole('button', { name: 'Vaihda salasana' }))
  expect(await screen.findByRole('link', { name: 'Salasana on väärä.' })).toBeInTheDocument()
  isRight = true
  await user.click(screen.getByRole('button', { name: 'Vaihda salasana' }))
  expect(await screen.findByRole('heading', { name: 'Salasana on vaihdettu' })).toBeInTheDocument()
  expect(asked.filter(({ what }) => what === 'PUT /session/password').at(-1)?.body).toBe(JSON.stringify({ current: 'nykyinen', password: 'lyhyt-ja-sitten-pitka' }))
  expect(screen.getByLabelText('Nykyinen salasana')).toHaveValue('')
})

test('a second factor is set up: password, key, first code, recovery codes', async () => {
  let standing = factor
  await renderAt('/my-sign-in', {
    ...PAGE,
    'GET /session/second-factor': () => ({ body: standing }),
    'POST /session/second-factor': { status: 201, body: { key: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/Polku:tuula?secret=GEZDGNBVGY3TQOJQ' } },
    'POST /session/second-factor/confirm': () => {
      standing = { policy: 'offered', since: '2026-11-22T10:00:00Z', recovery_codes: 10 }
      return { body: { recovery_codes: ['mzxw6-ytboi'] } }
    },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Ota vahvistus käyttöön' }))
  await user.type(screen.getByLabelText('Salasana'), 'salasana')
  await user.click(screen.getByRole('button', { name: 'Jatka' }))
  expect(await screen.findByText('GEZD GNBV GY3T QOJQ')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: 'QR-koodi, jossa on sama avain kuin alla' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Avaa sovellus tällä laitteella' })).toHaveAttribute('href', expect.stringContaining('otpauth://totp/'))
  await user.type(screen.getByLabelText('Vahvistuskoodi'), '123456')
  await user.click(screen.getByRole('button', { name: 'Ota käyttöön' }))
  expect(await screen.findByText('mzxw6-ytboi')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Olen tallentanut koodit' }))
  await waitFor(() => { expect(screen.getByText(/Varakoodeja on jäljellä 10/)).toBeInTheDocument() })
  expect(screen.queryByText('mzxw6-ytboi')).toBeNull()
})
