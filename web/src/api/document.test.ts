import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'

const source = readFileSync('../gateway/openapi.json', 'utf8') // the tests run in web/

// What a tool of others says of the document that the gateway serves.
test('the document of the API keeps the rules of OpenAPI', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // `default` describes the refusals.
      'operation-4xx-response': 'off',
      // A problem may have members of its own (RFC 9457, 3.2).
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
    },
  })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  expect(problems.map(({ message, location }) => `${location[0]?.pointer ?? ''} ${message}`)).toEqual([])
})
