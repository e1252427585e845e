/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- laid out as blocks on a narrow
   place, a table would lose its meaning in some browsers: the roles repeat what the elements say. */
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import styles from './DataTable.module.css'

export type Sort = { by: string; down: boolean }
export type Column<Row> = {
  id: string
  head: string
  cell: (row: Row) => ReactNode
  /** Figures: right, so that units stand under each other. */
  right?: boolean
  /** As narrow as its longest text. */
  narrow?: boolean
  /** Names the row for those who listen. */
  rowHead?: boolean
  sortable?: boolean
  /** Left out where the table's place is under 560 px wide. */
  wideOnly?: boolean
}
export type RowGroup<Row> = { id: string; head?: ReactNode; rows: Row[] }

type Props<Row> = {
  caption: string
  columns: Column<Row>[]
  groups: RowGroup<Row>[]
  rowId: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  foot?: ReactNode
  /** On a narrow place each row stands as a block, its cells under each other with their heads: for rows of sentences. */
  stacked?: boolean
}

/** Figures, logs and lists to read: a plain table. Rows are sorted by whoever asked the server for them. */
export function DataTable<Row>({ caption, columns, groups, rowId, sort, onSort, foot, stacked }: Props<Row>) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table on a small screen scrolls by itself, and the keys must reach it
    <div className={styles.place} role="region" aria-label={caption} tabIndex={0}>
      <table className={[styles.table, stacked ? styles.stacked : ''].join(' ')} role="table">
        <caption className={styles.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id} role="rowgroup">
            {group.head && (
              <tr className={styles.group} role="row">
                <th scope="rowgroup" colSpan={columns.length}>
                  {group.head}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={rowId(row)} role="row">{columns.map((column) => bodyCell(column, row))}</tr>
            ))}
          </tbody>
        ))}
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}

function cellClass(column: { right?: boolean; wideOnly?: boolean; narrow?: boolean }): string {
  return [column.narrow ? styles.narrow : '', column.right ? styles.right : '', column.wideOnly ? styles.wideOnly : ''].join(' ')
}

function bodyCell<Row>(column: Column<Row>, row: Row) {
  return column.rowHead ? (
    <th key={column.id} scope="row" role="rowheader" className={cellClass(column)} data-head={column.head}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.id} role="cell" className={cellClass(column)} data-head={column.head}>
      {column.cell(row)}
    </td>
  )
}

function HeadCell<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const { t } = useTexts()
  const sorted = sort?.by === column.id
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" role="columnheader" className={cellClass(column)}>
        {column.head}
      </th>
    )
  }
  return (
    <th scope="col" role="columnheader" className={cellClass(column)} aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => { onSort({ by: column.id, down: sorted && !sort.down }) }}
        title={sorted ? t(sort.down ? 'table.sortedDown' : 'table.sortedUp') : undefined}
      >
        {column.head}
        {sorted && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  )
}
