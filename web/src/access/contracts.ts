import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'
import type { components } from '../api/schema/payments'
import { type Language, pick } from '../i18n/languages'

export type Contract = components['schemas']['Contract']

const PAGE = 200

/** Every contract that the reader may see: no client's data, so it is read once and kept for the names on the pages. */
export const contractsQuery = queryOptions({
  queryKey: ['contracts'],
  staleTime: 10 * 60 * 1000,
  queryFn: async ({ signal }) => {
    const contracts: Contract[] = []
    let cursor: string | undefined
    do {
      const page = await answerOf(api.GET('/contracts', { params: { query: { limit: PAGE, cursor } }, signal }))
      contracts.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    return contracts
  },
})

/** A milestone type in words, in the newest version that knows it; a code that none knows stays as it is. */
export function typeName(contract: Contract | undefined, code: string, language: Language): string {
  const types = (contract?.versions ?? []).toSorted((a, b) => b.number - a.number).flatMap((version) => version.milestone_types)
  const type = types.find((one) => one.code === code)
  return type ? pick(type.name, language) : code
}
