import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { today } from '../../format/date'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SavedFilters } from '../../savedFilters/SavedFilters'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { NewPersonSheet } from './NewPersonSheet'
import styles from './people.module.css'
import { usersQuery } from './queries'
import { openOnes } from './rules'
import type { User } from './types'
import { useMembershipText } from './useMembershipText'

const route = getRouteApi('/shell/people')
const STATES = ['all', 'enabled', 'disabled'] as const

/** Everybody who can sign in or could, and as what. */
export function PeoplePage() {
  const { t } = useTexts()
  const session = useSession()
  const { state } = route.useSearch()
  const navigate = useNavigate({ from: '/people' })
  const users = useInfiniteQuery(usersQuery(state))
  const textOf = useMembershipText()
  const [isAdding, setAdding] = useState(false)
  const now = today()
  const rows = users.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<User>[] = [
    {
      id: 'name',
      head: t('people:head.name'),
      rowHead: true,
      cell: (row) => (
        <Link to="/people/$userId" params={{ userId: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'username', head: t('people:head.username'), cell: (row) => row.username },
    {
      id: 'roles',
      head: t('people:head.roles'),
      cell: (row) => (row.disabled_at === null ? openOnes(row.memberships, now).map(textOf).join('; ') || t('people:noRoles') : <Tag tone="done">{t('people:disabled')}</Tag>),
    },
  ]
  return (
    <Page
      title={t('people:title')}
      beside={
        <>
          <SegmentedChoice
            label={t('people:filter.label')}
            choices={STATES.map((id) => ({ id, label: t(`people:filter.${id}`) }))}
            value={state ?? 'all'}
            onChange={(id) => { void navigate({ search: { state: id === 'all' ? undefined : id } }) }}
          />
          <SavedFilters page="people" search={{ state }} onApply={(search) => { void navigate({ to: '/people', search }) }} />
        </>
      }
      aside={
        can(session, 'user_write') && (
          <Button look="filled" onPress={() => { setAdding(true) }}>
            {t('people:new.open')}
          </Button>
        )
      }
    >
      {can(session, 'mail_list') && (
        <p>
          <Link to="/notices/undelivered">{t('people:undelivered')}</Link>
        </p>
      )}
      <Pane flush>
        {users.isPending ? (
          <Loading text={t('people:loading')} />
        ) : users.isError ? (
          <Failure title={t('people:failed')} error={users.error} onRetry={() => void users.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('people:filter.none')}>
            <p>{t('people:filter.noneText')}</p>
          </Empty>
        ) : (
          <DataTable stacked caption={t('people:title')} columns={columns} groups={[{ id: 'all', rows }]} rowId={(row) => row.id} />
        )}
        {users.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void users.fetchNextPage()} isPending={users.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
      <NewPersonSheet isOpen={isAdding} onClose={() => { setAdding(false) }} />
    </Page>
  )
}
