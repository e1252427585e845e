import { expect, test } from 'vitest'
import { pick } from './languages'

test('a name is shown in the reader’s language, else in one that it has', () => {
  expect(pick({ fi: 'Näyte', sv: 'Prov', en: 'Sample' }, 'sv')).toBe('Prov')
  expect(pick({ fi: 'Näyte' }, 'sv')).toBe('Näyte')
  expect(pick({ sv: 'Prov', en: '' }, 'en')).toBe('Prov')
  expect(pick({}, 'fi')).toBe('')
})
