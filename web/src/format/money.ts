const NBSP = '\u00a0'
const MINUS = '\u2212'

/**
 * Euro cents as Finnish bookkeeping writes them in all three languages: "78 249,25", minus U+2212, thousands and unit after U+00A0.
 * Whole cents only: an amount is never counted in the browser, and never in floating point.
 */
export function moneyText(cents: number, options: { unit?: boolean; plus?: boolean } = {}): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of cents: ${cents}`)
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const euros = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, NBSP)
  const sign = cents < 0 ? MINUS : options.plus && cents > 0 ? '+' : ''
  return `${sign}${euros},${digits.slice(-2)}${options.unit ? `${NBSP}€` : ''}`
}

/** A count with U+00A0 between thousands. */
export function countText(count: number): string {
  return `${count < 0 ? MINUS : ''}${String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, NBSP)}`
}

/** Hundredths of a per cent as a percentage without needless decimals: 2550 -> "25,5". */
export function percentText(basisPoints: number): string {
  const whole = Math.trunc(basisPoints / 100)
  const rest = String(basisPoints % 100).padStart(2, '0').replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole},${rest}`
}
