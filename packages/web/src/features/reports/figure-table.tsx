import type { ReactNode } from 'react'
import type { Column } from '../../components/paged-table.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'

type Props<Row> = {
  /** Names the table; not shown. */
  caption: string
  /** The first column heads its row. */
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Shown last, and set apart. */
  total?: Row
  note?: ReactNode
}

/** Rows of figures with their total; on phones, a card per row. */
export function FigureTable<Row>({ caption, columns, rows, keyOf, total, note }: Props<Row>) {
  return (
    <>
      <ScrollArea className="table-wrap" label={caption}>
        <table className="table table-cards">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, label, isNumber }) => (
                <th key={id} scope="col" className={isNumber ? 'num' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Cells key={keyOf(row)} columns={columns} row={row} />
            ))}
            {total !== undefined && <Cells columns={columns} row={total} isTotal />}
          </tbody>
        </table>
      </ScrollArea>
      {note !== undefined && <p className="muted xs rep-note">{note}</p>}
    </>
  )
}

type CellsProps<Row> = { columns: readonly Column<Row>[]; row: Row; isTotal?: boolean }

function Cells<Row>({ columns, row, isTotal = false }: CellsProps<Row>) {
  return (
    <tr className={isTotal ? 'rep-total' : undefined}>
      {columns.map(({ id, label, cell, isNumber }, column) =>
        column === 0 ? (
          <th key={id} scope="row">
            {cell(row)}
          </th>
        ) : (
          <td key={id} className={isNumber ? 'num' : undefined} data-label={label}>
            <div>{cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  )
}
