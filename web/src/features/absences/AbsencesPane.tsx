import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useSession } from '../../access/session'
import { recordDate } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import styles from './absences.module.css'
import { AbsenceSheet } from './AbsenceSheet'
import { EndAbsenceSheet } from './EndAbsenceSheet'
import { absencesQuery } from './queries'
import { absencesOf } from './rules'
import type { Absence } from './types'

/** Who is away now and to come, and who does their work; of one person, or of all whom the reader may know of. */
export function AbsencesPane({ person }: { person: string | undefined }) {
  const { t, language } = useTexts()
  const session = useSession()
  const absences = useInfiniteQuery(absencesQuery)
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Absence | null>(null)
  const rows = absencesOf(person, absences.data?.pages.flatMap((page) => page.items) ?? [])
  const names = useNames(rows.flatMap((row) => [row.person, row.substitute]))
  const columns: Column<Absence>[] = [
    { id: 'person', head: t('absences:head.person'), rowHead: true, cell: (row) => names.person(row.person) },
    { id: 'state', head: t('absences:head.state'), narrow: true, cell: (row) => <Tag tone={row.away ? 'underWay' : 'notBegun'}>{t(row.away ? 'absences:away' : 'absences:toCome')}</Tag> },
    { id: 'first', head: t('absences:head.first'), narrow: true, cell: (row) => recordDate(row.first_day, language) },
    { id: 'last', head: t('absences:head.last'), narrow: true, cell: (row) => recordDate(row.last_day, language) },
    { id: 'substitute', head: t('absences:head.substitute'), cell: (row) => (row.substitute === null ? t('absences:noSubstitute') : names.person(row.substitute)) },
    {
      id: 'act',
      head: t('absences:head.act'),
      narrow: true,
      cell: (row) =>
        can(row, 'absence_write') ? (
          <Button size="inRow" aria-label={t('absences:end.openFor', { name: names.person(row.person) })} onPress={() => { setEnding(row) }}>
            {t('absences:end.open')}
          </Button>
        ) : null,
    },
  ]
  return (
    <Pane title={t('absences:title')} flush aside={can(session, 'absence_write') && <Button onPress={() => { setAdding(true) }}>{t('absences:new.open')}</Button>}>
      {absences.isPending ? (
        <Loading text={t('absences:loading')} />
      ) : absences.isError ? (
        <Failure title={t('absences:failed')} error={absences.error} onRetry={() => void absences.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('absences:none')}>
          <p>{t('absences:noneText')}</p>
        </Empty>
      ) : (
        <DataTable stacked caption={t('absences:title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} />
      )}
      {absences.hasNextPage && (
        <div className={styles.more}>
          <Button onPress={() => void absences.fetchNextPage()} isPending={absences.isFetchingNextPage}>
            {t('act.more')}
          </Button>
        </div>
      )}
      {isAdding && <AbsenceSheet person={person} onClose={() => { setAdding(false) }} />}
      {ending && <EndAbsenceSheet absence={ending} name={names.person(ending.person)} onClose={() => { setEnding(null) }} />}
    </Pane>
  )
}
