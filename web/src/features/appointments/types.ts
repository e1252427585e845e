import type { components } from '../../api/schema/casework'

export type Appointment = components['schemas']['Appointment']
export type NewAppointment = components['schemas']['NewAppointment']
export type NewTime = components['schemas']['NewTime']
export type Attendance = components['schemas']['NewAttendance']['attendance']
export type AppointmentList = 'open' | 'closed'
