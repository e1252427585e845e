import { expect, test } from 'vitest'
import { type Contract, typeName } from './contracts'

test('a type has the name that its newest version gives it, else its code', () => {
  const type = (name: string) => ({ code: 'job_started', name: { fi: name, sv: '', en: name } })
  const contract = { versions: [{ number: 1, milestone_types: [type('Vanha')] }, { number: 2, milestone_types: [type('Työ alkoi')] }] } as unknown as Contract
  expect(typeName(contract, 'job_started', 'fi')).toBe('Työ alkoi')
  expect(typeName(contract, 'job_started', 'sv')).toBe('Työ alkoi')
  expect(typeName(contract, 'other', 'fi')).toBe('other')
  expect(typeName(undefined, 'other', 'fi')).toBe('other')
})
