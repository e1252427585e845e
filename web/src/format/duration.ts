import type { T } from '../i18n'

/** A length of time in its largest sensible unit: "45 s", "4 min", "2 t 5 min". `seconds` is not negative. */
export function durationText(t: T, seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return t('duration.seconds', { count: whole })
  const minutes = Math.round(whole / 60)
  if (minutes < 60) return t('duration.minutes', { count: minutes })
  const rest = minutes % 60
  const hours = t('duration.hours', { count: Math.floor(minutes / 60) })
  return rest === 0 ? hours : `${hours} ${t('duration.minutes', { count: rest })}`
}
