import { useNavigate } from '@tanstack/react-router'
import { useTexts } from '../../i18n'
import { SelectField } from '../../ui/Field/SelectField'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { DUE, type Due, KINDS, kindsOf } from './rules'
import type { WorkItem, WorkKind } from './types'

/** Shows only what is due soon, or of one kind. What is chosen stands in the address and can be kept under a name. */
export function WorkFilters({ items, due, kind }: { items: readonly WorkItem[]; due: Due | undefined; kind: WorkKind | undefined }) {
  const { t } = useTexts()
  const navigate = useNavigate({ from: '/work' })
  return (
    <>
      <SelectField
        hideLabel
        label={t('work:filter.due')}
        options={[{ id: 'any', label: t('work:filter.anyDue') }, ...DUE.map((id) => ({ id, label: t(`work:filter.${id}`) }))]}
        value={due ?? 'any'}
        onChange={(id) => { void navigate({ search: { due: DUE.find((one) => one === id), kind } }) }}
      />
      <SelectField
        hideLabel
        label={t('work:filter.kind')}
        options={[{ id: 'any', label: t('work:filter.anyKind') }, ...kindsOf(items, kind).map((id) => ({ id, label: t(`work:kind.${id}`) }))]}
        value={kind ?? 'any'}
        onChange={(id) => { void navigate({ search: { due, kind: KINDS.find((one) => one === id) } }) }}
      />
      <SavedFilters page="work" search={{ due, kind }} onApply={(search) => { void navigate({ to: '/work', search }) }} />
    </>
  )
}
