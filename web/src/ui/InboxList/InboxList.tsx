import type { ReactNode } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'
import styles from './InboxList.module.css'

export type InboxGroup<Row> = { id: string; head: ReactNode; rows: Row[] }

type Props<Row> = {
  label: string
  /** Words above the columns; the rows' own names carry them for those who listen. */
  heads: string[]
  /** CSS grid-template-columns of every row. */
  columns: string
  groups: InboxGroup<Row>[]
  rowId: (row: Row) => string
  /** The whole row in one sentence. */
  rowText: (row: Row) => string
  cells: (row: Row) => ReactNode
  selected: string | null
  onSelect: (id: string) => void
  /** Enter, double click or a touch. */
  onOpen: (id: string) => void
  /** Single letters while the list has focus (WCAG 2.1.4). */
  onLetter?: (letter: string) => void
}

/** What waits: one tab stop, arrows inside, selection follows, Enter opens. */
export function InboxList<Row>({ label, heads, columns, groups, rowId, rowText, cells, selected, onSelect, onOpen, onLetter }: Props<Row>) {
  return (
    <div className={styles.inbox} style={{ '--columns': columns } as React.CSSProperties}>
      <div className={styles.heads} aria-hidden="true">
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return
          onLetter?.(event.key.toLowerCase())
        }}
      >
        <GridList
          aria-label={label}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          disallowTypeAhead
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [id] = keys
            if (id !== undefined) onSelect(String(id))
          }}
          onAction={(id) => { onOpen(String(id)) }}
        >
          {groups.map((group) => (
            <GridListSection key={group.id} id={group.id}>
              <GridListHeader className={styles.group}>{group.head}</GridListHeader>
              {group.rows.map((row) => (
                <GridListItem key={rowId(row)} id={rowId(row)} textValue={rowText(row)} className={styles.row}>
                  {cells(row)}
                </GridListItem>
              ))}
            </GridListSection>
          ))}
        </GridList>
      </div>
    </div>
  )
}
