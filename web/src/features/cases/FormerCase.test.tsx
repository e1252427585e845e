import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderAt } from '../../../test/renderAt'
import { directory, id, PROVIDER } from '../../../test/samples'

const PATH = `/cases/${id(3001)}`
const goal = { id: id(1), title: 'Työpaikka keväällä', organisation: PROVIDER, measure: 'Työsuhde alkaa', target_date: null, state: 'open' }
const action = { id: id(2), goal: id(1), title: 'Yksilövalmennus', organisation: PROVIDER, starts_on: '2026-11-01', ends_on: '2026-12-01', state: 'planned' }

test('whoever has left reads what could be read then, with its grounds, and has no act', async () => {
  const parts = [
    { category: 'basic', ground: 'commission', hash: 'a', content: { given_names: 'Kalle Eemeli', family_name: 'Testinen', number: '1' } },
    { category: 'employment', ground: 'own_record', hash: 'b', content: { needs: ['valmennus'], goals: [goal], actions: [action] } },
  ]
  await renderAt(PATH, { 'GET /organisations': { body: directory }, [`GET ${PATH}`]: { body: { id: id(3001), snapshot: { made_at: '2026-11-20T08:00:00Z', parts }, can: [] } } })
  expect(await screen.findByRole('heading', { level: 1, name: 'Kalle Testinen' })).toBeInTheDocument()
  expect(screen.getByText('Et ole enää mukana tässä asiassa.')).toBeInTheDocument()
  expect(screen.getByRole('row', { name: /Yksilövalmennus/ })).toBeInTheDocument()
  expect(screen.getByText('Oma kirjaus')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Suunnitelma' })).not.toBeInTheDocument()
})
