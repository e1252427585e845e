import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { Icon } from '../Icon/Icon'
import styles from './BackLink.module.css'

function Anchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={styles.back}>
      <Icon name="left" />
      <span>{children}</span>
    </a>
  )
}

/** The way to the page above this one. */
export const BackLink = createLink(Anchor)
