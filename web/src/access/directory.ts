import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'
import { useTexts } from '../i18n'
import { type Localised, pick } from '../i18n/languages'

const DAY_LONG_MS = 10 * 60 * 1000
/** Records that the system itself made name no person: only ids are asked. */
const PERSON_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The most ids that one question for names may hold. */
const NAMES_AT_ONCE = 100

/** All organisations with their teams: no client's data, so it is read once and kept. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  staleTime: DAY_LONG_MS,
  queryFn: ({ signal }) => answerOf(api.GET('/organisations', { signal })),
})

/** Names of colleagues by id, in whatever order they were asked. */
function peopleQuery(ids: readonly string[]) {
  const wanted = [...new Set(ids)].sort()
  return queryOptions({
    queryKey: ['people', wanted],
    staleTime: DAY_LONG_MS,
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const names = new Map<string, string>()
      for (let from = 0; from < wanted.length; from += NAMES_AT_ONCE) {
        const ids = wanted.slice(from, from + NAMES_AT_ONCE).join(',')
        const page = await answerOf(api.GET('/people', { params: { query: { ids } }, signal }))
        for (const person of page.items) names.set(person.id, person.name)
      }
      return names
    },
  })
}

type Ids = { organisation?: string | null; team?: string | null; person?: string | null }
export type Names = {
  organisation: (id: string | null | undefined) => string
  team: (id: string | null | undefined) => string
  person: (id: string | null | undefined) => string
  /** Who, always in the same order: organisation, team, person; what is not known is left out. */
  who: (ids: Ids) => string
}

/** The names behind ids. `people` are the colleagues whom the page shows; a name not (yet) known is empty. */
export function useNames(people: readonly (string | null | undefined)[] = []): Names {
  const { language } = useTexts()
  const directory = useQuery(directoryQuery)
  const names = useQuery(peopleQuery(people.filter((id): id is string => typeof id === 'string' && PERSON_ID.test(id))))
  const organisations = new Map<string, Localised>(directory.data?.items.map((one) => [one.id, one.name]))
  const teams = new Map(directory.data?.items.flatMap((one) => one.teams.map((team) => [team.id, team.name] as const)))

  const organisation: Names['organisation'] = (id) => pick(organisations.get(id ?? '') ?? {}, language)
  const team: Names['team'] = (id) => teams.get(id ?? '') ?? ''
  const person: Names['person'] = (id) => names.data?.get(id ?? '') ?? ''
  return {
    organisation,
    team,
    person,
    who: (ids) => [organisation(ids.organisation), team(ids.team), person(ids.person)].filter(Boolean).join(', '),
  }
}
