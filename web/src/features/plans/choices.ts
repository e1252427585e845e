import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../access/directory'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { codesOf } from '../../i18n/terms'
import type { Option } from '../../ui/Field/SelectField'
import { caseQuery } from './queries'
import { organisationsOf, recordable } from './rules'

/** What a goal or an action may be given: the organisations of the case, and the categories that the writer has a ground for. */
export function usePlanChoices(caseId: string): { organisations: Option[]; categories: Option[] } {
  const { t } = useTexts()
  const names = useNames()
  // The case is on screen around the plan: opening a form reads nobody's record anew.
  const about = useQuery({ ...caseQuery(caseId), staleTime: Infinity }).data
  return {
    organisations: about ? organisationsOf(about).map((id) => ({ id, label: names.organisation(id) })) : [],
    categories: about ? recordable(codesOf('category'), about).map((id) => ({ id, label: standing(t(`terms:category.${id}`)) })) : [],
  }
}
