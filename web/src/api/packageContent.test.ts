import { expect, test } from 'vitest'
import { packageContent, type PackagePart } from './packageContent'

function part(category: PackagePart['category'], content: Record<string, unknown>): PackagePart {
  return { category, content, ground: 'consent', hash: 'ab' }
}

test('a plan split by category is one plan again, its actions under their goals', () => {
  const goal = { id: 'g1', title: 'Työ metallialalla', organisation: 'o1', measure: 'työsuhde 4 kk', target_date: '2027-03-31', state: 'open' }
  const action = { id: 'a1', goal: 'g1', title: 'Velkaneuvonta', organisation: 'o2', starts_on: '2026-10-26', ends_on: '2026-11-13', state: 'under_way' }
  const { goals, employment } = packageContent([part('employment', { needs: 'valmennus|tyokyky', note: 'Etsii työtä.', goals: [goal] }), part('social', { actions: [action] })])
  expect(goals).toHaveLength(1)
  expect(goals[0]?.actions.map(({ title }) => title)).toEqual(['Velkaneuvonta'])
  expect(employment?.needs).toEqual(['valmennus', 'tyokyky'])
})

test('a part that was not given leaves no trace, and unknown members do no harm', () => {
  const content = packageContent([part('basic', { number: 'A-1', later_member: 7, mother_tongue: 3 })])
  expect(content).toEqual({ basic: { given_names: '', family_name: '', number: 'A-1', mother_tongue: '', service_language: '' }, employment: null, goals: [] })
})
