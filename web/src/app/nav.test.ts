import { expect, test } from 'vitest'
import { id, session } from '../../test/samples'
import { currentOf, navOf } from './nav'

test('the rail holds what the session allows and nothing else', () => {
  expect(navOf(session(), undefined).map(({ text }) => text)).toEqual(['work', 'clients', 'handovers'])
  expect(navOf(session({ can: [] }), undefined)).toEqual([])
})

test('a client has the own case and the own log', () => {
  const client = session({ can: ['client_list', 'access_log_read'] })
  const [membership] = client.memberships
  if (!membership) throw new Error('the sample has a membership')
  expect(navOf(client, { ...membership, role: 'client', client: id(2001) }).map(({ text }) => text)).toEqual(['ownCase', 'own'])
  expect(navOf(client, membership).map(({ text }) => text)).toEqual(['clients'])
})

test('each office has its own items', () => {
  const textsOf = (...can: string[]) => navOf(session({ can }), undefined).map(({ text }) => text)
  expect(textsOf('access_log_read', 'client_find', 'organisation_list')).toEqual(['accessLog'])
  expect(textsOf('user_list', 'user_write', 'organisation_list', 'organisation_write', 'contract_list', 'contract_write', 'setting_list', 'setting_write')).toEqual(['people', 'organisations', 'settings', 'contracts'])
  expect(textsOf('contract_list', 'statement_list')).toEqual(['statements', 'contracts'])
  expect(textsOf('contract_list', 'milestone_list')).toEqual(['milestones'])
  expect(textsOf('organisation_list', 'directory_read')).toEqual([])
})

test('the page that is open belongs to one item', () => {
  const items = navOf(session(), undefined)
  expect(currentOf(items, '/cases/1/plan')?.text).toBe('clients')
  expect(currentOf(items, '/imports/1')?.text).toBe('clients')
  expect(currentOf(items, '/handovers')?.text).toBe('handovers')
  expect(currentOf(items, '/handoversomething')).toBeUndefined()
})
