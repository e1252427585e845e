import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'
import type { components } from '../api/schema/casework'
import { useTexts } from '../i18n'
import { pick } from '../i18n/languages'

export type Term = components['schemas']['Term']
type Vocabulary = Term['vocabulary']

/** What kinds of organisation and types of plan are called: settings of the installation, the same for everybody, read once and kept. */
export const termsQuery = queryOptions({
  queryKey: ['terms'],
  staleTime: 10 * 60 * 1000,
  queryFn: ({ signal }) => answerOf(api.GET('/terms', { signal })),
})

/** The name of a code, in the reader's language; the code itself when the settings do not know it. */
export function useTerms() {
  const { language } = useTexts()
  const { data } = useQuery(termsQuery)
  const items = data?.items ?? []
  const of = (vocabulary: Vocabulary, code: string): string => {
    const term = items.find((one) => one.vocabulary === vocabulary && one.code === code)
    return term ? pick(term.name, language) : code
  }
  /** Those that can be chosen now, and the one that is chosen already. */
  const choices = (vocabulary: Vocabulary, chosen?: string) =>
    items.filter((one) => one.vocabulary === vocabulary && (one.choosable || one.code === chosen)).map((one) => ({ id: one.code, label: pick(one.name, language) }))
  /** As which of the four kinds of the law an organisation of this kind acts. */
  const actsAs = (code: string) => items.find((one) => one.vocabulary === 'organisation_kind' && one.code === code)?.acts_as ?? null
  return { of, choices, actsAs }
}
