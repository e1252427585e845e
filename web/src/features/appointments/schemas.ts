import { z } from '../../zod'
import { clockOf } from '../../format/date'
import type { T } from '../../i18n'
import { codesOf } from '../../i18n/terms'

const TEXT = 200
const REASON = 500
export const NOBODY = 'nobody'

function clock(t: T) {
  return z.string().refine((text) => clockOf(text) !== null, t('appointments:form.clockMissing'))
}

function time(t: T) {
  return {
    date: z.string({ error: t('appointments:form.dateMissing') }),
    starts: clock(t),
    ends: clock(t),
    remote: z.boolean(),
    place: z.string().trim().max(TEXT, t('appointments:form.tooLong', { max: TEXT })),
  }
}

const minutes = (text: string) => {
  const read = clockOf(text)
  return read ? read.hour * 60 + read.minute : null
}
/** Unreadable times are told of by their own fields. */
const inOrder = ({ starts, ends }: { starts: string; ends: string }) => {
  const [from, to] = [minutes(starts), minutes(ends)]
  return from === null || to === null || from < to
}

export function timeSchema(t: T) {
  return z
    .object({ ...time(t), reason: z.string().trim().min(1, t('appointments:form.reasonMissing')).max(REASON, t('appointments:form.tooLong', { max: REASON })) })
    .refine(inOrder, { path: ['ends'], error: t('appointments:form.endsFirst') })
}

export function appointmentSchema(t: T) {
  return z
    .object({
      kind: z.enum(codesOf('appointmentKind')),
      title: z.string().trim().min(1, t('appointments:form.titleMissing')).max(TEXT, t('appointments:form.tooLong', { max: TEXT })),
      category: z.enum(codesOf('category'), { error: t('appointments:form.categoryMissing') }),
      organisation: z.string({ error: t('appointments:form.holderMissing') }),
      person: z.string(),
      ...time(t),
      with_client: z.boolean(),
      participants: z.array(z.string()),
    })
    .refine(inOrder, { path: ['ends'], error: t('appointments:form.endsFirst') })
}

export type AppointmentForm = z.output<ReturnType<typeof appointmentSchema>>
export type TimeForm = z.output<ReturnType<typeof timeSchema>>
