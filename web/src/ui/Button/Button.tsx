import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Icon, type IconName } from '../Icon/Icon'
import styles from './Button.module.css'

type Look = 'filled' | 'bordered' | 'quiet'
type Props = Omit<ButtonProps, 'children' | 'className' | 'style' | 'isDisabled' | 'isPending'> & {
  children: ReactNode
  /** One `filled` in a view, named by the act. */
  look?: Look
  icon?: IconName
  /** Keyboard key shown inside, as in a list where it works. */
  hint?: string
  size?: 'normal' | 'inRow' | 'wide'
  /** Its act is under way: it keeps its place and the focus, looks so, and does nothing more. The outcome is told when it is there. */
  isPending?: boolean
}

export function Button({ children, look = 'bordered', icon, hint, size = 'normal', isPending = false, type, onPress, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      onPress={isPending ? undefined : onPress}
      data-pending={isPending || undefined}
      className={[styles.button, styles[look], styles[size]].join(' ')}
    >
      {icon && <Icon name={icon} />}
      {children}
      {hint && <kbd className={styles.hint}>{hint}</kbd>}
    </AriaButton>
  )
}

/** An act that is yours but not now: it keeps its place and takes focus, does nothing, and says why beside it. */
export function BlockedButton({ children, reason }: { children: ReactNode; reason: string }) {
  const id = useId()
  return (
    <div className={styles.blockedGroup}>
      <button type="button" aria-disabled="true" aria-describedby={id} className={[styles.button, styles.blocked].join(' ')}>
        {children}
      </button>
      <span id={id} className={styles.reason}>
        {reason}
      </span>
    </div>
  )
}

/** A drawing alone, with its name for those who do not see it. */
export function IconButton({ icon, label, ...rest }: Omit<ButtonProps, 'children' | 'className'> & { icon: IconName; label: string }) {
  return (
    <AriaButton {...rest} aria-label={label} className={[styles.button, styles.iconOnly].join(' ')}>
      <Icon name={icon} />
    </AriaButton>
  )
}
