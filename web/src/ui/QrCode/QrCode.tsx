import { qrPath } from './qrPath'
import styles from './QrCode.module.css'

/** Light modules that a reader needs on each side. */
const QUIET = 4

/** A text to be read by a camera; `label` says what it is. Dark on light in every colour scheme: readers need it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, side } = qrPath(text)
  const whole = side + 2 * QUIET
  return (
    <svg className={styles.code} role="img" aria-label={label} viewBox={`${String(-QUIET)} ${String(-QUIET)} ${String(whole)} ${String(whole)}`} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
