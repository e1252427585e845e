import type { ReactNode } from 'react'
import { Pane } from '../Pane/Pane'
import { Sheet } from '../Sheet/Sheet'
import styles from './ListDetail.module.css'
import { useWide } from './useWide'

type Props = {
  list: ReactNode
  /** What is shown of the chosen row; null when none is chosen. */
  detail: ReactNode
  detailTitle: string
  /** On a narrow screen the detail lies over the list while this holds. */
  isDetailOpen: boolean
  onCloseDetail: () => void
}

/** A list and, beside it, the chosen row; on a narrow screen the chosen row as a sheet. */
export function ListDetail({ list, detail, detailTitle, isDetailOpen, onCloseDetail }: Props) {
  const wide = useWide()
  return (
    <div className={styles.both}>
      <div className={styles.list}>{list}</div>
      {wide
        ? detail && (
            <aside className={styles.detail} aria-label={detailTitle}>
              <Pane title={detailTitle}>{detail}</Pane>
            </aside>
          )
        : detail && (
            <Sheet title={detailTitle} isOpen={isDetailOpen} onClose={onCloseDetail}>
              {detail}
            </Sheet>
          )}
    </div>
  )
}
