import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useSession } from '../../access/session'
import { dayOf, recordDate, today } from '../../format/date'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Facts } from '../../ui/Facts/Facts'
import { BackLink } from '../../ui/Page/BackLink'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import { Tag } from '../../ui/Tag/Tag'
import { DisablingSheet } from './DisablingSheet'
import { EndMembershipSheet } from './EndMembershipSheet'
import { MembershipSheet } from './MembershipSheet'
import { userQuery } from './queries'
import { standingOf } from './rules'
import type { Membership, User } from './types'
import { useMembershipText } from './useMembershipText'
import { UserSignInPane } from './UserSignInPane'

const route = getRouteApi('/shell/people/$userId')
const TONE = { inForce: 'underWay', toCome: 'notBegun', ended: 'done' } as const

export function PersonPage() {
  const { t } = useTexts()
  const { userId } = route.useParams()
  const user = useQuery(userQuery(userId))
  const back = <BackLink to="/people">{t('people:title')}</BackLink>
  if (user.data) return <PersonView user={user.data} back={back} />
  return (
    <Page title={t('people:one')} back={back}>
      <Pane>{user.isError ? <Failure title={t('people:failedOne')} error={user.error} onRetry={() => void user.refetch()} /> : <Loading text={t('people:loading')} />}</Pane>
    </Page>
  )
}

/** One person: how they sign in, and in which roles they act. */
function PersonView({ user, back }: { user: User; back: React.ReactNode }) {
  const { t, language } = useTexts()
  const textOf = useMembershipText()
  const [isAdding, setAdding] = useState(false)
  const session = useSession()
  const [isDisabling, setDisabling] = useState(false)
  const [ending, setEnding] = useState<Membership | null>(null)
  const now = today()
  const mayWrite = can(user, 'user_write')
  const columns: Column<Membership>[] = [
    { id: 'role', head: t('people:head.role'), rowHead: true, cell: (row) => standing(textOf(row)) },
    { id: 'state', head: t('people:head.state'), narrow: true, cell: (row) => <Tag tone={TONE[standingOf(row, now)]}>{t(`people:standing.${standingOf(row, now)}`)}</Tag> },
    { id: 'from', head: t('people:head.from'), narrow: true, cell: (row) => recordDate(row.valid_from, language) },
    {
      id: 'act',
      head: t('people:head.act'),
      narrow: true,
      cell: (row) =>
        mayWrite &&
        standingOf(row, now) !== 'ended' && (
          <Button size="inRow" aria-label={t('people:end.openFor', { role: textOf(row) })} onPress={() => { setEnding(row) }}>
            {t('people:end.open')}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={user.name}
      back={back}
      aside={
        mayWrite && (
          <>
            {/* One does not lock oneself out. */}
            {session.person.id !== user.id && <Button onPress={() => { setDisabling(true) }}>{t(user.disabled_at === null ? 'people:disable.open' : 'people:enable.open')}</Button>}
            {user.disabled_at === null && (
              <Button look="filled" onPress={() => { setAdding(true) }}>
                {t('people:role.open')}
              </Button>
            )}
          </>
        )
      }
    >
      <Pane>
        <Facts
          layout="columns"
          facts={[
            { term: t('people:head.username'), value: user.username },
            { term: t('people:head.language'), value: standing(t(`terms:language.${user.language}`)) },
            user.disabled_at !== null && { term: t('people:head.state'), value: t('people:disabledSince', { date: recordDate(dayOf(user.disabled_at), language) }) },
          ]}
        />
      </Pane>
      <Pane title={t('people:head.roles')} flush>
        {user.memberships.length === 0 ? (
          <Empty title={t('people:noRoles')}>
            <p>{t('people:noRolesText')}</p>
          </Empty>
        ) : (
          <DataTable stacked caption={t('people:head.roles')} columns={columns} groups={[{ id: 'all', rows: user.memberships }]} rowId={(row) => row.id} />
        )}
      </Pane>
      {can(session, 'absence_list') && (
        <p>
          <Link to="/absences" search={{ person: user.id }}>
            {t('absences:titleOf', { name: user.name })}
          </Link>
        </p>
      )}
      <UserSignInPane user={user.id} />
      <MembershipSheet user={user.id} isOpen={isAdding} onClose={() => { setAdding(false) }} />
      {isDisabling && <DisablingSheet user={user} onClose={() => { setDisabling(false) }} />}
      {ending && <EndMembershipSheet user={user} membership={ending} role={textOf(ending)} onClose={() => { setEnding(null) }} />}
    </Page>
  )
}
