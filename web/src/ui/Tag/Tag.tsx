import { Icon, type IconName } from '../Icon/Icon'
import styles from './Tag.module.css'

/** What a state means to the reader; every state of every thing is one of these seven. */
export type Tone = 'alert' | 'wait' | 'transit' | 'underWay' | 'notBegun' | 'refused' | 'done'

const SHAPE: Record<Tone, IconName> = {
  alert: 'triangle',
  wait: 'halfCircle',
  transit: 'arrow',
  underWay: 'dotRing',
  notBegun: 'dashedRing',
  refused: 'strokeRing',
  done: 'tick',
}

/** A state: word first, then shape, then colour. Never a link. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={[styles.tag, styles[tone]].join(' ')}>
      <Icon name={SHAPE[tone]} />
      {children}
    </span>
  )
}
