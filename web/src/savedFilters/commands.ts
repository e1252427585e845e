import { answerOf, api } from '../api/client'
import { keyed } from '../api/conditional'
import type { SavedFilter } from './types'

export function saveFilter(filter: SavedFilter, key: string) {
  return answerOf(api.PUT('/saved-filters', { params: { header: keyed(key) }, body: filter }))
}

export function forgetFilter({ page, name }: Pick<SavedFilter, 'page' | 'name'>, key: string) {
  return answerOf(api.POST('/saved-filters/forget', { params: { header: keyed(key) }, body: { page, name } }))
}
