import { parseDate } from '@internationalized/date'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from 'react-aria-components'
import type { LocalDate } from '../../format/date'
import { useTexts } from '../../i18n'
import { IconButton } from '../Button/Button'
import { Icon } from '../Icon/Icon'
import styles from './Field.module.css'
import { FieldHead, type FieldProps } from './parts'

type Props = FieldProps & {
  id?: string
  value: LocalDate | null
  onChange: (date: LocalDate | null) => void
  min?: LocalDate
  max?: LocalDate
}

/** A local date, typed part by part or taken from the calendar; kept as `YYYY-MM-DD`. */
export function DateField({ id, value, onChange, min, max, ...head }: Props) {
  const { t } = useTexts()
  return (
    <DatePicker
      id={id}
      className={styles.field}
      value={value ? parseDate(value) : null}
      onChange={(date) => { onChange(date?.toString() ?? null) }}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      isInvalid={head.error !== undefined}
      isRequired={!head.optional}
      validationBehavior="aria"
    >
      <FieldHead {...head} />
      <Group className={[styles.control, styles.dateGroup].join(' ')} style={{ inlineSize: 'calc(16ch + var(--control))' }}>
        <DateInput className={styles.dateInput}>{(segment) => <DateSegment segment={segment} className={styles.segment} />}</DateInput>
        <Button className={styles.dateButton} aria-label={t('field.openCalendar')}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <Popover className={styles.popover}>
        <Dialog className={styles.calendar}>
          <Calendar>
            <header className={styles.calendarHead}>
              <IconButton slot="previous" icon="left" label={t('field.previousMonth')} />
              <CalendarHeading />
              <IconButton slot="next" icon="right" label={t('field.nextMonth')} />
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
