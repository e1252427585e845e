import { useQuery } from '@tanstack/react-query'
import { contractsQuery, typeName } from '../../access/contracts'
import { useNames } from '../../access/directory'
import { dateText, dayOf, monthText, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import type { WorkItem } from './types'

/** What a piece of work is about and whom it comes from, in words. */
export function useWords(items: readonly WorkItem[]) {
  const { t, language } = useTexts()
  const names = useNames(items.map((item) => item.insteadOf?.person))
  const needsContracts = items.some((item) => 'milestone' in item || 'statement' in item)
  const contracts = useQuery({ ...contractsQuery, enabled: needsContracts }).data ?? []
  const contractOf = (id: string) => contracts.find((contract) => contract.id === id)
  const matter = (item: WorkItem): string => {
    if ('milestone' in item) return typeName(contractOf(item.milestone.contract), item.milestone.type, language)
    if ('statement' in item) return [standing(monthText(item.statement.period, language)), contractOf(item.statement.contract)?.code].filter(Boolean).join(', ')
    if (item.kind === 'confirm_merge') return ''
    return 'client' in item ? item.client : item.number
  }
  const from = (item: WorkItem): string => {
    if ('milestone' in item) return names.organisation(item.milestone.organisation)
    if ('statement' in item) return names.organisation(contractOf(item.statement.contract)?.lead ?? null)
    if (item.kind === 'resolve_identity_match') return t('work:fromImport')
    if (item.kind === 'confirm_merge') return ''
    return item.from ? names.organisation(item.from.organisation) : ''
  }
  /** What is to be done: of a task its own words. */
  const what = (item: WorkItem): string => {
    if (item.kind === 'record_attendance') return `${t('work:kind.record_attendance')}: ${item.title}`
    return 'title' in item ? item.title : t(`work:kind.${item.kind}`)
  }
  /** The due date, or since when it waits. */
  const when = (item: WorkItem): string => {
    if (item.due !== null) return t('work:dueOn', { date: dateText(item.due, language, today()) })
    const since = sinceOf(item)
    return since === null ? '' : t('work:since', { date: dateText(dayOf(since), language, today()) })
  }
  /** Whose work it is when the reader does it as their substitute; empty: the reader's own or the team's. */
  const insteadOf = (item: WorkItem): string => {
    if (!item.insteadOf) return ''
    const until = t('absences:awayUntil', { date: dateText(item.insteadOf.until, language, today()) })
    return t('work:insteadOf', { name: names.person(item.insteadOf.person), until })
  }
  return { what, matter, from, when, insteadOf }
}

/** The instant from which work without a due date has waited. */
export function sinceOf(item: WorkItem): string | null {
  if ('milestone' in item) return item.milestone.recorded_at
  if (!('statement' in item)) return null
  const { statement } = item
  if (item.kind === 'export_statement') return statement.approved_at
  return item.kind === 'approve_statement' ? statement.frozen_at : statement.cut_off
}
