import { expect, test } from 'vitest'
import { formOf, languagesWith, NO_INTERPRETER } from './detailsRules'
import type { ClientDetails } from './detailsTypes'

const DETAILS: ClientDetails = {
  client: 'c', version: 1, family_name: 'Testinen', given_names: 'Kalle', mother_tongue: 'fi', service_language: 'fi', interpreter: '', phone: '', email: '', number: 'N-1',
  has_identity_code: true, numbers: [], changes: [], can: [],
}

test('a language that the table lacks stays a choice, once', () => {
  expect(languagesWith('yo').filter((code) => code === 'yo')).toHaveLength(1)
  expect(languagesWith('fi').filter((code) => code === 'fi')).toHaveLength(1)
  expect(languagesWith('')).not.toContain('')
})

test('a form begins with what is known; a place that is not told is no field of it', () => {
  expect(formOf(DETAILS)).toMatchObject({ family_name: 'Testinen', interpreter: NO_INTERPRETER, municipality: '' })
  expect(formOf({ ...DETAILS, interpreter: 'so', municipality: '837' })).toMatchObject({ interpreter: 'so', municipality: '837' })
})
