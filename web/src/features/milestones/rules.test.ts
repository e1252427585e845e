import { expect, test } from 'vitest'
import { COACH, id, OFFICER, PROVIDER } from '../../../test/samples'
import type { Contract } from '../../access/contracts'
import { currentEvidence, faultOf, isOwn, marksOf, nextAfter, requirementsOf, typesOn, versionOn } from './rules'
import type { Evidence, Milestone } from './types'

const TYPE = { code: 'job_started', name: { fi: 'Työ alkoi', sv: 'Arbetet började', en: 'Job started' }, result_group: 'job_started', evidence: ['employment_contract'], price_cents: 120_000, effective_from: '2026-01-01' }
const CONTRACT = {
  valid_from: '2026-01-01',
  valid_until: null,
  parties: [{ organisation: PROVIDER, part: 'lead', valid_from: '2026-01-01', valid_until: '2026-11-30', share_basis_points: 10000 }],
  milestone_types: [TYPE],
  versions: [
    { id: id(1), number: 1, effective_from: '2026-01-01', effective_until: '2026-06-30', activated_at: '2025-12-01T08:00:00Z', milestone_types: [] },
    { id: id(2), number: 2, effective_from: '2026-07-01', effective_until: null, activated_at: '2026-06-01T08:00:00Z', milestone_types: [TYPE] },
  ],
} as unknown as Contract

function evidence(number: number, change: Partial<Evidence> = {}): Evidence {
  return { id: id(number), number, kind: 'employment_contract', media_type: 'application/pdf', size: 10, sha256: 'a'.repeat(64), uploaded_at: '2026-11-19T08:00:00Z', uploaded_by: COACH, current: true, ...change }
}

function claim(change: Partial<Milestone> = {}): Milestone {
  return {
    id: id(1),
    version: 1,
    case: id(3001),
    client: id(2001),
    contract: id(5001),
    organisation: PROVIDER,
    type: 'job_started',
    result_group: 'job_started',
    happened_on: '2026-11-19',
    note: '',
    recorded_at: '2026-11-19T08:00:00Z',
    recorded_by: COACH,
    verified_at: null,
    contract_version: null,
    state: 'recorded',
    payable: true,
    competing: false,
    reopened: false,
    evidence: [evidence(1)],
    decisions: [],
    can: [],
    ...change,
  }
}

function unmet(change: Partial<Milestone>): string[] {
  return requirementsOf(claim(change), CONTRACT)
    .filter(({ met }) => !met)
    .map((requirement) => requirement.id)
}

test('a claim that has all that the contract asks meets every requirement', () => {
  expect(unmet({})).toEqual([])
})

test('each thing that is missing is named, and only that', () => {
  expect(unmet({ evidence: [] })).toEqual(['evidence'])
  expect(unmet({ evidence: [evidence(1, { kind: 'plan' })] })).toEqual(['evidence'])
  expect(unmet({ competing: true })).toEqual(['only'])
  expect(unmet({ happened_on: '2026-12-01' })).toEqual(['party'])
  expect(unmet({ type: 'other' })).toEqual(['priced', 'evidence'])
  expect(unmet({ happened_on: '2025-12-31' })).toEqual(['term', 'priced', 'party', 'evidence'])
})

test('a day is judged by the version that held on it, both ends included', () => {
  expect(['2026-06-30', '2026-07-01', '2025-12-31'].map((day) => versionOn(CONTRACT, day)?.number)).toEqual([1, 2, undefined])
  expect(typesOn(CONTRACT, '2026-06-30')).toEqual([])
  expect(typesOn(CONTRACT, null)).toEqual([TYPE])
  expect(typesOn(undefined, '2026-07-01')).toEqual([])
})

test('who recorded or proved a claim is not the one who judges it', () => {
  expect(isOwn(claim(), COACH)).toBe(true)
  expect(isOwn(claim({ recorded_by: id(9) }), COACH)).toBe(true)
  expect(isOwn(claim(), OFFICER)).toBe(false)
})

test('the latest file is what a decision is about', () => {
  expect(currentEvidence(claim({ evidence: [evidence(1, { current: false }), evidence(2)] }))?.number).toBe(2)
  expect(currentEvidence(claim({ evidence: [] }))).toBeUndefined()
})

test('a contested claim is not marked as competing a second time', () => {
  expect(marksOf({ state: 'contested', competing: true, reopened: false })).toEqual([])
  expect(marksOf({ state: 'recorded', competing: true, reopened: true })).toEqual(['competing', 'reopened'])
})

test('a file that the server would refuse is refused before it is sent', () => {
  expect(faultOf({ type: 'application/pdf', size: 1 })).toBeNull()
  expect(faultOf({ type: 'application/pdf', size: 0 })).toBe('empty')
  expect(faultOf({ type: 'application/pdf', size: 20 * 1024 * 1024 })).toBeNull()
  expect(faultOf({ type: 'application/pdf', size: 20 * 1024 * 1024 + 1 })).toBe('tooLarge')
  expect(faultOf({ type: 'application/zip', size: 1 })).toBe('type')
})

test('after one is done the one below is next, at the end the one above', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(['a', 'b', 'c', 'x'].map((done) => nextAfter(rows, done))).toEqual(['b', 'c', 'b', 'a'])
  expect(nextAfter([{ id: 'a' }], 'a')).toBeUndefined()
})
