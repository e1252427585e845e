import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { can } from '../../access/can'
import { useNames } from '../../access/directory'
import { useTexts } from '../../i18n'
import { Button } from '../../ui/Button/Button'
import { Outcome } from '../../ui/Notice/Outcome'
import { Page } from '../../ui/Page/Page'
import { Pane } from '../../ui/Pane/Pane'
import { SegmentedChoice } from '../../ui/SegmentedChoice/SegmentedChoice'
import { Empty } from '../../ui/States/Empty'
import { Failure } from '../../ui/States/Failure'
import { Loading } from '../../ui/States/Loading'
import styles from './appointments.module.css'
import { AppointmentSheet } from './AppointmentSheet'
import { type AppointmentAct, AppointmentTable } from './AppointmentTable'
import { AttendanceSheet } from './AttendanceSheet'
import { CancelSheet } from './CancelSheet'
import { appointmentsQuery } from './queries'
import { RescheduleSheet } from './RescheduleSheet'
import type { Appointment } from './types'

const route = getRouteApi('/shell/cases/$caseId/appointments')

const SHEET = { reschedule: RescheduleSheet, cancel: CancelSheet, record_attendance: AttendanceSheet }

/** The appointments of the case: to come and over, with what became of each. */
export function AppointmentsPage() {
  const { t } = useTexts()
  const { caseId } = route.useParams()
  const { state = 'open' } = route.useSearch()
  const navigate = useNavigate({ from: '/cases/$caseId/appointments' })
  const queryClient = useQueryClient()
  const query = useInfiniteQuery(appointmentsQuery(caseId, state))
  const [making, setMaking] = useState(false)
  const [acting, setActing] = useState<{ appointment: Appointment; act: AppointmentAct } | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const appointments = query.data?.pages.flatMap((page) => page.items) ?? []
  const names = useNames(appointments.flatMap((one) => [one.person, ...one.participants.map(({ person }) => person)]))
  const done = async (text: string) => {
    setActing(null)
    setOutcome(text)
    await queryClient.refetchQueries({ queryKey: ['appointments', caseId] })
    void queryClient.invalidateQueries({ queryKey: ['case', caseId] })
  }
  const ActSheet = acting && SHEET[acting.act]
  return (
    <Page
      title={t('appointments:title')}
      beside={
        <SegmentedChoice
          label={t('appointments:which')}
          choices={[
            { id: 'open', label: t('appointments:open') },
            { id: 'closed', label: t('appointments:closed') },
          ]}
          value={state}
          onChange={(next) => void navigate({ search: { state: next === 'open' ? undefined : next }, replace: true })}
        />
      }
      aside={
        can(query.data?.pages[0], 'appointment_write') && (
          <Button
            look="filled"
            icon="plus"
            onPress={() => {
              setOutcome(null)
              setMaking(true)
            }}
          >
            {t('appointments:add')}
          </Button>
        )
      }
    >
      {outcome && <Outcome key={outcome} title={outcome} />}
      <Pane flush>
        {query.isPending ? (
          <Loading text={t('appointments:loading')} />
        ) : query.isError ? (
          <Failure title={t('appointments:failed')} error={query.error} onRetry={() => void query.refetch()} />
        ) : appointments.length === 0 ? (
          <Empty title={t(`appointments:empty.${state}`)}>
            <p>{t(`appointments:empty.${state}Text`)}</p>
          </Empty>
        ) : (
          <AppointmentTable
            appointments={appointments}
            state={state}
            names={names}
            onAct={(appointment, act) => {
              setOutcome(null)
              setActing({ appointment, act })
            }}
          />
        )}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
              {t('act.more')}
            </Button>
          </div>
        )}
      </Pane>
      <AppointmentSheet
        caseId={caseId}
        isOpen={making}
        onClose={() => { setMaking(false) }}
        onMade={(title) => {
          setMaking(false)
          setOutcome(t('appointments:outcome.made', { title }))
        }}
      />
      {acting && ActSheet && (
        <ActSheet
          caseId={caseId}
          appointment={acting.appointment}
          onClose={() => { setActing(null) }}
          onDone={() => done(t(`appointments:outcome.${acting.act}`, { title: acting.appointment.title }))}
        />
      )}
    </Page>
  )
}
