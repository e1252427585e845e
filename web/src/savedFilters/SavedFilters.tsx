import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../api/useCommand'
import { useTexts } from '../i18n'
import { Menu, type MenuGroup } from '../ui/Menu/Menu'
import { forgetFilter } from './commands'
import { savedFiltersQuery } from './queries'
import { appliedOf, queryOf, searchOf } from './rules'
import { SaveSheet } from './SaveSheet'
import type { FilteredPage, Search } from './types'

type Props = { page: FilteredPage; search: Search; onApply: (search: Record<string, string>) => void }

/** The reader's own filters of a list: chosen by name, kept under a name, forgotten. Without any, and with nothing to keep, it is not there. */
export function SavedFilters({ page, search, onApply }: Props) {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [saving, setSaving] = useState(false)
  const all = useQuery(savedFiltersQuery)
  const refetch = () => queryClient.refetchQueries({ queryKey: savedFiltersQuery.queryKey })
  const forget = useCommand(forgetFilter, refetch)
  const filters = (all.data?.items ?? []).filter((filter) => filter.page === page)
  const applied = appliedOf(filters, search)
  const query = queryOf(search)
  if (filters.length === 0 && query === '') return null
  const acts = [
    ...(query !== '' && !applied ? [{ id: 'save', label: t('savedFilters:save.open') }] : []),
    ...(applied ? [{ id: 'forget', label: t('savedFilters:forget', { name: applied.name }) }] : []),
    ...(query !== '' ? [{ id: 'clear', label: t('savedFilters:clear') }] : []),
  ]
  const groups: MenuGroup[] = [
    ...(filters.length > 0 ? [{ id: 'saved', head: t('savedFilters:title'), chosen: applied?.name ?? '', items: filters.map(({ name }) => ({ id: name, label: name })) }] : []),
    ...(acts.length > 0 ? [{ id: 'act', items: acts }] : []),
  ]
  const choose = (group: string, item: string) => {
    if (group === 'saved') {
      const filter = filters.find(({ name }) => name === item)
      if (filter) onApply(searchOf(filter.query))
    } else if (item === 'save') {
      setSaving(true)
    } else if (item === 'clear') {
      onApply({})
    } else if (applied) {
      forget.send({ page, name: applied.name })
    }
  }
  return (
    <>
      <Menu label={t('savedFilters:title')} groups={groups} onChoose={choose}>
        {applied?.name ?? t('savedFilters:title')}
      </Menu>
      {saving && <SaveSheet page={page} query={query} onClose={() => { setSaving(false) }} onSaved={refetch} />}
    </>
  )
}
