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

test('tasks, notes and documents of every part stand together', () => {
  const task = (id: string, due_on: string) => ({ id, title: id, organisation: null, due_on, state: 'open' })
  const note = (id: string, recorded_at: string) => ({ id, text: id, organisation: 'o1', recorded_at, recorded_by: 'p1' })
  const document = (id: string, recorded_at: string) => ({ id, title: id, organisation: 'o1', recorded_at, media_type: 'application/pdf', size: 5 })
  const content = packageContent([part('employment', { tasks: [task('t2', '2026-12-02')], notes: [note('n1', '2026-11-01T08:00:00.000Z')], documents: [document('d1', '2026-11-01T08:00:00.000Z')] }), part('social', { tasks: [task('t1', '2026-12-01')], notes: [note('n2', '2026-11-02T08:00:00.000Z')], documents: [document('d2', '2026-11-02T08:00:00.000Z')] })])
  expect(content.tasks.map(({ id }) => id)).toEqual(['t1', 't2'])
  expect(content.notes.map(({ id }) => id)).toEqual(['n2', 'n1'])
  expect(content.documents.map(({ id }) => id)).toEqual(['d2', 'd1'])
})

test('a part that was not given leaves no trace, and unknown members do no harm', () => {
  const content = packageContent([part('basic', { number: 'A-1', later_member: 7, mother_tongue: 3 })])
  expect(content).toEqual({ basic: { given_names: '', family_name: '', number: 'A-1', mother_tongue: '', service_language: '' }, employment: null, goals: [], tasks: [], notes: [], documents: [] })
})
