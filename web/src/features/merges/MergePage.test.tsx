import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { AUTHORITY, COACH, COACHES, id, OFFICER, PROVIDER, session, TEAM } from '../../../test/samples'

const MERGE = id(7001)
const PATH = `/merges/${MERGE}`
const ALLOWED = { 'GET /session': { body: session({ can: ['work_list', 'client_list', 'client_merge_read'] }) } }

function record(number: number, name: string) {
  return {
    id: id(number),
    name,
    born_on: '1990-01-01',
    has_code: number === 2001,
    registered_at: '2026-11-01T08:00:00Z',
    registered_organisation: AUTHORITY,
    cases: [
      {
        id: id(number + 1000),
        programme: 'p',
        contract: id(700),
        organisation: PROVIDER,
        team: COACHES,
        opened_at: '2026-11-01T08:00:00Z',
        closed_at: null,
        access: [{ organisation: AUTHORITY, team: TEAM, categories: ['basic', 'employment'] }],
      },
    ],
  }
}

const both = { surviving: record(2001, 'Kalle Testinen'), retired: record(2002, 'Kalle Testinen'), programmes_with_two_open_cases: ['p'] }

function merge(change: object = {}) {
  return {
    id: MERGE,
    version: 1,
    state: 'proposed',
    proposed_at: '2026-11-27T08:00:00Z',
    proposed_by: COACH,
    decided_at: null,
    decided_by: null,
    undone_at: null,
    undone_by: null,
    note: 'Sama osoite',
    reason: '',
    acts_while_merged: [],
    can: ['confirm', 'reject'],
    ...both,
    ...change,
  }
}

test('another person sees both records and who sees what, and confirms on the version shown', async () => {
  const { asked } = await renderAt(PATH, {
    ...ALLOWED,
    [`GET ${PATH}`]: { body: merge() },
    [`POST ${PATH}/confirm`]: { body: { id: MERGE, version: 2, state: 'confirmed' } },
  })
  expect(await screen.findByText('Sama osoite')).toBeInTheDocument()
  expect(await screen.findAllByText('Esimerkkilän työllisyysalue, TE-tiimi Keski')).toHaveLength(2)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Vahvista…' }))
  const sheet = await screen.findByRole('dialog', { name: 'Ovatko he sama henkilö?' })
  await user.click(within(sheet).getByRole('button', { name: 'He ovat sama henkilö' }))
  await waitFor(() => { expect(asked.some(({ what }) => what === `POST ${PATH}/confirm`)).toBe(true) })
})

test('who proposed it is not offered to confirm it, and what was done meanwhile is listed', async () => {
  const act = { kind: 'goal', id: id(9001), client: id(2001), case: id(3001), at: '2026-11-28T08:00:00Z', organisation: PROVIDER }
  await renderAt(PATH, { ...ALLOWED, [`GET ${PATH}`]: { body: merge({ state: 'confirmed', decided_at: '2026-11-27T09:00:00Z', decided_by: OFFICER, acts_while_merged: [act], can: ['undo'] }) } })
  expect(await screen.findByText('Tavoite')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Vahvista…' })).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Pura yhdistäminen…' })).toBeInTheDocument()
})

test('a match is compared and proposed; two persons are told apart', async () => {
  const preview = `/clients/${id(2001)}/merge-preview/${id(2002)}`
  const { asked, history } = await renderAt(`/merges/compare?surviving=${id(2001)}&retired=${id(2002)}&match=${id(8001)}`, {
    ...ALLOWED,
    [`GET ${preview}`]: { body: { ...both, refusal: '' } },
    'POST /merges': { status: 201, body: { id: MERGE, version: 1, state: 'proposed' } },
    [`GET ${PATH}`]: { body: merge({ can: ['reject'] }) },
  })
  const user = userEvent.setup()
  expect(await screen.findByRole('button', { name: 'He ovat kaksi henkilöä' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Ehdota yhdistämistä' }))
  await waitFor(() => { expect(history.location.pathname).toBe(PATH) })
  expect(JSON.parse(asked.find(({ what }) => what === 'POST /merges')?.body ?? '')).toEqual({ surviving: id(2001), retired: id(2002), note: '' })
})
