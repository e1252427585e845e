import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'

type Props = ComponentProps<'a'> & { look?: 'filled' | 'bordered' }

function Anchor({ look = 'bordered', children, ...rest }: Props) {
  return (
    <a {...rest} className={[styles.button, styles[look], styles.normal].join(' ')}>
      {children}
    </a>
  )
}

/** A link to another page that looks like the act it leads to; typed like the router's own `Link`. */
export const LinkButton = createLink(Anchor)
