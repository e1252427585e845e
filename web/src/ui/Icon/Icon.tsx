import { paths } from './paths'
import styles from './Icon.module.css'

export type IconName = keyof typeof paths

/** A drawing beside a word; it says nothing by itself, so a reader of the screen is not told of it. */
export function Icon({ name, large }: { name: IconName; large?: boolean }) {
  return (
    <svg className={large ? styles.large : styles.icon} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
