import { describe, expect, it } from 'vitest'
import type { PlanChange, PlanVersion } from './types'
import { byGoal, comparedWith, shownVersion, waitedFor, waitsForReader } from './versionRules'

function version(number: number, state: PlanVersion['state'], can: string[] = []): PlanVersion {
  return { id: `v${number}`, version: 1, number, type: 'multi_agency', state, asked: { at: '2026-11-01T00:00:00Z', by: 'p', organisation: 'a' }, settled: null, agreements: [], acknowledged: null, can }
}

const VERSIONS = [version(4, 'in_review'), version(3, 'agreed'), version(2, 'withdrawn'), version(1, 'superseded')]

describe('versions of a plan', () => {
  it('shows the newest unless another is asked for', () => {
    expect(shownVersion(VERSIONS, undefined)?.number).toBe(4)
    expect(shownVersion(VERSIONS, 2)?.number).toBe(2)
    expect(shownVersion(VERSIONS, 9)?.number).toBe(4)
    expect(shownVersion([], undefined)).toBeUndefined()
  })

  it('compares with what was agreed before, never with what came to nothing', () => {
    expect(comparedWith(VERSIONS, version(4, 'in_review'))).toBe(3)
    expect(comparedWith(VERSIONS, version(3, 'agreed'))).toBe(1)
    expect(comparedWith(VERSIONS, version(1, 'superseded'))).toBeUndefined()
  })

  it('knows what waits, and for whom', () => {
    const asked = { ...version(4, 'in_review'), agreements: [{ organisation: 'a', at: '2026-11-01T00:00:00Z', by: 'p' }, { organisation: 'b', at: null, by: null }] }
    expect(waitedFor(asked)).toEqual(['b'])
    expect(waitsForReader(version(1, 'in_review', ['plan_agree']))).toBe(true)
    expect(waitsForReader(version(1, 'in_review', ['plan_ask']))).toBe(false)
  })

  it('keeps changes under their goals', () => {
    const change = (goal: string, title: string): PlanChange => ({ kind: 'added', what: 'action', item: title, goal, title, fields: [] })
    expect(byGoal([change('g', '1'), change('g', '2'), change('h', '3')]).map(({ goal, changes }) => [goal, changes.length])).toEqual([['g', 2], ['h', 1]])
  })
})
