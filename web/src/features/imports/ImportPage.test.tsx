import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { id, referralImport } from '../../../test/samples'

const PATH = `/imports/${id(4001)}`

test('a file with faults shows each, offers them as a file, and has no way to import', async () => {
  await renderAt(PATH, {
    [`GET ${PATH}`]: {
      body: referralImport({
        state: 'faulty',
        can: [],
        counts: { rows: 120, new: 0, unchanged: 0, matches: 0, faulty_rows: 1, faults: 1 },
        faults: [{ row: 105, column: 'sukunimi', code: 'required', seen: '', message: { fi: 'Tämä tieto on pakollinen.' } }],
      }),
    },
  })
  expect(await screen.findByRole('row', { name: /105.*sukunimi.*tyhjä.*Tämä tieto on pakollinen\./ })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Lataa virheet (CSV)' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Tuo / })).not.toBeInTheDocument()
})

test('the button counts what it will do; the run keeps the version shown, tells its progress and then its result', async () => {
  let release: () => void = () => undefined
  const written = new Promise<void>((resolve) => { release = resolve })
  let state: 'ready' | 'done' = 'ready'
  const { asked } = await renderAt(PATH, {
    [`GET ${PATH}`]: () => ({ body: referralImport({ state }) }),
    [`GET ${PATH}/undo`]: { body: { acted_count: 0, acted: [], can: ['import_undo'] } },
    [`POST ${PATH}/run`]: async () => {
      await written
      state = 'done'
      return { body: { id: id(4001), version: 2, state: 'done' } }
    },
  })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Tuo 497 riviä' }))
  expect(await screen.findByRole('progressbar')).toBeInTheDocument()
  release()
  const outcome = await screen.findByRole('heading', { name: 'Tuotiin 497 ohjausta.' })
  await waitFor(() => { expect(outcome).toHaveFocus() })
  expect(asked.find(({ what }) => what === `POST ${PATH}/run`)?.request.headers.get('If-Match')).toBe('"1"')
})

test('a file without anything new has nothing to import', async () => {
  await renderAt(PATH, { [`GET ${PATH}`]: { body: referralImport({ counts: { rows: 500, new: 0, unchanged: 500, matches: 0, faulty_rows: 0, faults: 0 } }) } })
  expect(await screen.findByText(/Tuotavaa ei ole/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Tuo / })).not.toBeInTheDocument()
})

test('a run that is refused says why and can be tried again', async () => {
  await renderAt(PATH, {
    [`GET ${PATH}`]: { body: referralImport() },
    [`POST ${PATH}/run`]: { status: 409, body: { status: 409, code: 'import_running', message: { fi: 'Organisaation toinen tuonti on kesken.' } } },
  })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Tuo 497 riviä' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Organisaation toinen tuonti on kesken.')
  expect(screen.getByRole('button', { name: 'Tuo 497 riviä' })).toBeInTheDocument()
})

test('a chosen file is sent as it is, and its check opens', async () => {
  const { asked, history } = await renderAt('/imports', {
    'GET /imports': { body: { items: [], next: null } },
    'POST /imports': { status: 201, body: { id: id(4001), version: 1, state: 'ready' } },
    [`GET ${PATH}`]: { body: referralImport() },
  })
  await screen.findByRole('button', { name: 'Valitse tiedosto' })
  const input = document.querySelector('input[type="file"]')
  await userEvent.setup().upload(input as HTMLInputElement, new File(['asiakasnumero;sukunimi\r\n'], 'ohjaukset.csv', { type: 'text/csv' }))
  expect(await screen.findByText('Tiedosto on kunnossa')).toBeInTheDocument()
  expect(history.location.pathname).toBe(PATH)
  const sent = asked.find(({ what }) => what === 'POST /imports')
  expect(sent?.body).toBe('asiakasnumero;sukunimi\r\n')
  expect(sent?.request.headers.get('Content-Type')).toBe('text/csv')
})

test('an import that nobody has acted on is undone after a question, with the version shown', async () => {
  let state: 'done' | 'undone' = 'done'
  const { asked } = await renderAt(PATH, {
    [`GET ${PATH}`]: () => ({ body: referralImport({ state, version: 2, undone_at: state === 'undone' ? '2026-11-22T15:00:00Z' : null, can: [] }) }),
    [`GET ${PATH}/undo`]: { body: { acted_count: 0, acted: [], can: ['import_undo'] } },
    [`POST ${PATH}/undo`]: () => {
      state = 'undone'
      return { body: { id: id(4001), version: 3, state: 'undone' } }
    },
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Peru tuonti' }))
  const question = await screen.findByRole('dialog', { name: 'Perutaanko 497 asiakkaan tuonti?' })
  expect(asked.some(({ what }) => what === `POST ${PATH}/undo`)).toBe(false)
  await user.click(within(question).getByRole('button', { name: 'Peru tuonti' }))
  expect(await screen.findByRole('heading', { name: 'Tuonti peruttiin.' })).toBeInTheDocument()
  expect(asked.find(({ what }) => what === `POST ${PATH}/undo`)?.request.headers.get('If-Match')).toBe('"2"')
})

test('what was acted upon is named with a link where there is a ground, and there is nothing to press', async () => {
  await renderAt(PATH, {
    [`GET ${PATH}`]: { body: referralImport({ state: 'done', version: 2, can: [] }) },
    [`GET ${PATH}/undo`]: {
      body: {
        acted_count: 2,
        acted: [
          { case: id(1), client: id(2), number: 'N-1', may_open: true, acts: ['note', 'party'] },
          { case: id(3), client: id(4), number: 'N-2', may_open: false, acts: ['handover'] },
        ],
        can: [],
      },
    },
  })
  expect(await screen.findByRole('row', { name: /N-1.*muistiinpano, osapuoli lisätty/ })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'N-1' })).toHaveAttribute('href', `/cases/${id(1)}`)
  expect(screen.queryByRole('link', { name: 'N-2' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Peru tuonti' })).not.toBeInTheDocument()
})

test('the history is narrowed by the URL', async () => {
  const { asked } = await renderAt('/imports?state=undone', { 'GET /imports': { body: { items: [], next: null } } })
  expect(await screen.findByText('Tässä tilassa ei ole tuonteja.')).toBeInTheDocument()
  expect(asked.some(({ request }) => request.url.includes('state=undone'))).toBe(true)
})
