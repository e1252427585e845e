import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'
import type { components } from '../api/schema/casework'
import { standing } from '../format/names'
import { useTexts } from '../i18n'
import { codesOf } from '../i18n/terms'
import type { Option } from '../ui/Field/SelectField'
import { useNames } from './directory'
import { useSession } from './session'

export type Case = components['schemas']['Case']
export type Category = components['schemas']['Category']

/** Who takes part in a case and what the reader has a ground for; every page of the case shares one reading. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/cases/{case}', { params: { path: { case: id } }, signal })),
  })
}

/** Whoever answers for the case, then the others who take part, each once: nobody else can be given a part of it. */
export function organisationsOf(one: Pick<Case, 'responsible' | 'parties'>): string[] {
  const present = [one.responsible?.organisation, ...(one.parties ?? []).map(({ organisation }) => organisation)]
  return [...new Set(present.filter((id) => id !== undefined))]
}

/** Of `all` those that one may record: the ones with a ground. Payments know no case. */
export function recordable<C extends Category>(all: readonly C[], one: Pick<Case, 'categories'>): C[] {
  const grounds = new Set<Category>((one.categories ?? []).map(({ category }) => category))
  return all.filter((category) => category !== 'payment' && grounds.has(category))
}

/** The people of `organisation` whom the case names, and the reader when it is the reader's own. */
export function peopleOf(one: Pick<Case, 'responsible' | 'parties'>, organisation: string | null | undefined, reader: { id: string; organisation: string | undefined }): string[] {
  const parts = [one.responsible, ...(one.parties ?? [])].filter((part) => part?.organisation === organisation)
  const named = [organisation === reader.organisation ? reader.id : null, ...parts.map((part) => part?.person ?? null)]
  return [...new Set(named.filter((id) => id !== null))]
}

type Choices = { organisations: Option[]; categories: Option[]; people: (organisation: string | null | undefined) => Option[] }

/** What something that is recorded in the case may be given: its organisations, their people, and the categories that the writer has a ground for. */
export function useCaseChoices(caseId: string): Choices {
  const { t } = useTexts()
  // The case is on screen around the form: opening a form reads nobody's record anew.
  const about = useQuery({ ...caseQuery(caseId), staleTime: Infinity }).data
  const session = useSession()
  const own = session.memberships.find(({ id }) => id === session.acting)?.organisation.id
  const names = useNames([session.person.id, about?.responsible?.person, ...(about?.parties ?? []).map(({ person }) => person)])
  return {
    organisations: about ? organisationsOf(about).map((id) => ({ id, label: names.organisation(id) })) : [],
    categories: about ? recordable(codesOf('category'), about).map((id) => ({ id, label: standing(t(`terms:category.${id}`)) })) : [],
    people: (organisation) => (about ? peopleOf(about, organisation, { id: session.person.id, organisation: own }).map((id) => ({ id, label: names.person(id) })) : []),
  }
}
