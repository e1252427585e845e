import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from '../api/client'

export const savedFiltersQuery = queryOptions({
  queryKey: ['savedFilters'],
  queryFn: ({ signal }) => answerOf(api.GET('/saved-filters', { signal })),
})
