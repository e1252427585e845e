import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNames } from '../../access/directory'
import { problemText } from '../../api/problem'
import { useCommand } from '../../api/useCommand'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { CheckboxField } from '../../ui/Field/CheckboxField'
import { SelectField } from '../../ui/Field/SelectField'
import { Notice as Sentence } from '../../ui/Notice/Notice'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Moment } from '../../ui/When/When'
import { giveCases } from './commands'
import { teamCasesQuery } from './queries'
import { awayAmong, NOBODY, refusalOf, takersOf } from './rules'
import styles from './team.module.css'
import type { TeamCase, WorkerLoad } from './types'

/** The open cases of one person, of nobody or of all; those that are ticked are given to another of the team. */
export function TeamCases({ person, loads }: { person: string | undefined; loads: WorkerLoad[] }) {
  const { t, language } = useTexts()
  const queryClient = useQueryClient()
  const cases = useInfiniteQuery(teamCasesQuery(person))
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? []
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isMissing, setMissing] = useState(false)
  const [taker, setTaker] = useState<string | null>(null)
  const names = useNames([...loads.map((load) => load.person), ...rows.map((row) => row.person)])
  const command = useCommand(giveCases, () => {
    setTicked(new Set())
    setTaker(null)
    return queryClient.invalidateQueries({ queryKey: ['team'] })
  })
  const chosen = rows.filter((row) => ticked.has(row.case))
  const takers = takersOf(chosen, loads)
  const awayTakers = awayAmong(takers, loads)
  const tick = (row: TeamCase, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(row.case)
    else next.delete(row.case)
    setTicked(next)
  }
  const columns: Column<TeamCase>[] = [
    { id: 'client', head: t('team:head.client'), rowHead: true, cell: (row) => <CheckboxField label={row.client.name} value={ticked.has(row.case)} onChange={(on) => { tick(row, on) }} /> },
    { id: 'person', head: t('team:head.person'), cell: (row) => (row.person === null ? t('team:nobody') : names.person(row.person)) },
    { id: 'since', head: t('team:head.since'), wideOnly: true, cell: (row) => <Moment instant={row.since} /> },
    {
      id: 'open',
      head: t('team:head.open'),
      narrow: true,
      cell: (row) => (
        <Link to="/cases/$caseId" params={{ caseId: row.case }} aria-label={t('team:openOf', { name: row.client.name })}>
          {t('team:open')}
        </Link>
      ),
    },
  ]
  const title = person === undefined ? t('team:cases') : t('team:casesOf', { name: person === NOBODY ? t('team:nobody') : names.person(person) })
  return (
    <Pane title={title} flush>
      {command.problem && (
        <Sentence tone="alert" live>
          <p>{problemText(command.problem, t, language)}</p>
        </Sentence>
      )}
      {command.result?.map(({ row, code }) => (
        <Sentence key={row.case} tone="alert" live>
          <p>{t('team:refused', { name: row.client.name, why: t(`team:refusals.${refusalOf(code)}`) })}</p>
        </Sentence>
      ))}
      {cases.isPending ? (
        <Loading text={t('team:loading')} />
      ) : cases.isError ? (
        <Failure title={t('team:failed')} error={cases.error} onRetry={() => void cases.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('team:none')}>
          <p>{t('team:noneText')}</p>
        </Empty>
      ) : (
        <DataTable caption={title} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.case} />
      )}
      {chosen.length > 0 && (
        <div className={styles.acts}>
          {awayTakers.length > 0 && <p>{t('team:awayTakers', { names: awayTakers.map(names.person).join(', ') })}</p>}
          <SelectField label={t('team:give.to')} options={takers.map((id) => ({ id, label: names.person(id) }))} value={taker} onChange={setTaker} error={isMissing ? t('team:give.missing') : undefined} width={24} />
          <Button
            look="filled"
            isPending={command.isSending}
            onPress={() => {
              const isGiven = taker !== null && takers.includes(taker)
              setMissing(!isGiven)
              if (isGiven) command.send({ rows: chosen, person: taker })
            }}
          >
            {t('team:give.act', { count: chosen.length })}
          </Button>
        </div>
      )}
      {cases.hasNextPage && (
        <div className={styles.acts}>
          <Button onPress={() => void cases.fetchNextPage()} isPending={cases.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
    </Pane>
  )
}
