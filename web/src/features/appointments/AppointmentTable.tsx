import type { Names } from '../../access/directory'
import { can } from '../../access/can'
import { clockText, dateText, dayOf, today } from '../../format/date'
import { distanceText } from '../../format/distance'
import { standing } from '../../format/names'
import { useTexts } from '../../i18n'
import { termText } from '../../i18n/terms'
import { Button } from '../../ui/Button/Button'
import { type Column, DataTable } from '../../ui/DataTable/DataTable'
import { Tag } from '../../ui/Tag/Tag'
import styles from './appointments.module.css'
import { byBeginning, TONE } from './rules'
import type { Appointment, AppointmentList } from './types'

export type AppointmentAct = 'reschedule' | 'cancel' | 'record_attendance'
const ACTS: AppointmentAct[] = ['record_attendance', 'reschedule', 'cancel']

type Props = { appointments: Appointment[]; state: AppointmentList; names: Names; onAct: (appointment: Appointment, act: AppointmentAct) => void }

/** When, what, with whom and where. */
export function AppointmentTable({ appointments, state, names, onAct }: Props) {
  const { t } = useTexts()
  const columns: Column<Appointment>[] = [
    { id: 'when', head: t('appointments:head.when'), cell: (one) => <Time appointment={one} /> },
    {
      id: 'what',
      head: t('appointments:head.what'),
      rowHead: true,
      cell: (one) => (
        <>
          {one.title}
          <span className={styles.detail}>{[one.kind === 'meeting' ? '' : standing(termText('appointmentKind', one.kind, t)), standing(termText('category', one.category, t))].filter(Boolean).join(', ')}</span>
        </>
      ),
    },
    { id: 'who', head: t('appointments:head.who'), cell: (one) => <Who appointment={one} names={names} /> },
    {
      id: 'where',
      head: t('appointments:head.where'),
      cell: (one) => [one.remote ? t('appointments:remote') : '', one.place].filter(Boolean).join(', ') || t('none'),
    },
  ]
  const acts: Column<Appointment> = {
    id: 'acts',
    head: t('appointments:head.acts'),
    narrow: true,
    cell: (one) => (
      <span className={styles.acts}>
        {ACTS.filter((act) => can(one, act)).map((act) => (
          <Button key={act} look={act === 'record_attendance' ? 'bordered' : 'quiet'} size="inRow" aria-label={`${t(`appointments:act.${act}`)} ${one.title}`} onPress={() => { onAct(one, act) }}>
            {t(`appointments:act.${act}`)}
          </Button>
        ))}
      </span>
    ),
  }
  const outcome: Column<Appointment> = {
    id: 'outcome',
    head: t('appointments:head.outcome'),
    cell: (one) => (
      <span className={styles.outcome}>
        <Tag tone={TONE[one.state]}>{standing(termText('appointmentState', one.state, t))}</Tag>
        {one.reason !== '' && <span className={styles.detail}>{one.reason}</span>}
      </span>
    ),
  }
  const groups = state === 'open' ? byBeginning(appointments, new Date().toISOString()).map(({ id, rows }) => ({ id, head: t(`appointments:group.${id}`, { count: rows.length }), rows })) : [{ id: 'all', rows: appointments }]
  return <DataTable stacked caption={t('appointments:title')} columns={[...columns, state === 'open' ? acts : outcome]} groups={groups} rowId={(one) => one.id} />
}

function Time({ appointment }: { appointment: Appointment }) {
  const { t, language } = useTexts()
  const day = dayOf(appointment.starts_at)
  const now = today()
  return (
    <time dateTime={appointment.starts_at}>
      {dateText(day, language, now)} {t('when.clock', { time: `${clockText(appointment.starts_at, language)}–${clockText(appointment.ends_at, language)}` })}
      <span className={styles.detail}>{distanceText(t, day, now)}</span>
    </time>
  )
}

function Who({ appointment, names }: { appointment: Appointment; names: Names }) {
  const { t } = useTexts()
  const others = [appointment.with_client ? t('appointments:client') : '', ...appointment.participants.map((one) => names.who(one))].filter(Boolean)
  return (
    <>
      {names.who(appointment)}
      {others.length > 0 && <span className={styles.detail}>{t('appointments:with', { who: others.join('; ') })}</span>}
    </>
  )
}
