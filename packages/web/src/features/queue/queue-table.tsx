import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useNow } from '../../lib/use-now.ts'
import { QueueRow } from './queue-row.tsx'
import type { BusinessTimeOf } from './use-business-time.ts'

const rowHeight = 36
const stackedRowHeight = 104
const widths = [28, 56, undefined, 184, 116, 112, 236, 58]

type QueueTableProps = {
  rows: readonly TicketListItem[]
  caption: string
  current: number | null
  onCurrent: (number: number) => void
  hrefOf: (row: TicketListItem) => string
  /** Told when the reader leaves or reaches the top. */
  onScrolled: (isAway: boolean) => void
  /** Called near the end of what is loaded. */
  onEnd: () => void
  businessTime: BusinessTimeOf
  foot: ReactNode
}

/** Only the rows in view are drawn; two spacer rows stand for the rest. */
export function QueueTable(props: QueueTableProps) {
  const { rows, caption, current, onCurrent, hrefOf, onScrolled, onEnd, businessTime, foot } = props
  // Countdowns go on, and a row turns red, while somebody reads.
  useNow(rows.map(({ redAt }) => redAt))
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is memoized here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => (matchMedia('(max-width: 900px)').matches ? stackedRowHeight : rowHeight),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  useCurrentInView(box, virtual.scrollToIndex, { rows, current })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onEnd()
  }, [last, rows.length, onEnd])

  const before = drawn[0]?.start ?? 0
  const after = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  const tabStop = rows.some(({ number }) => number === current) ? current : rows[0]?.number
  return (
    <div
      className="c-table"
      ref={box}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > 0)}
    >
      <table className="q" aria-rowcount={rows.length + 1}>
        <caption className="sr">{caption}</caption>
        <colgroup>
          {widths.map((width, position) => (
            <col key={position} style={width ? { width } : undefined} />
          ))}
        </colgroup>
        <Head />
        <tbody>
          <Spacer height={before} />
          {drawn.map(({ index, key }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <QueueRow
                key={key}
                row={row}
                index={index}
                href={hrefOf(row)}
                isCurrent={row.number === current}
                isTabStop={row.number === tabStop}
                onCurrent={() => onCurrent(row.number)}
                businessTime={businessTime(row)?.between}
                rowRef={virtual.measureElement}
              />
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
      {foot}
    </div>
  )
}

function Head() {
  const t = useTranslations('console.queue')
  const columns = [
    'Number',
    'Subject',
    'Customer',
    'Criticality',
    'Turn',
    'Due',
    'Assignee',
  ] as const
  return (
    <thead>
      <tr>
        <th scope="col" className="q-dot">
          <span className="sr">{t('colUnread')}</span>
        </th>
        {columns.map((column) => (
          <th key={column} scope="col">
            {t(`col${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr className="q-space" aria-hidden="true" style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden from everybody */}
      <td colSpan={widths.length} style={{ height }} />
    </tr>
  )
}

type Place = { rows: readonly TicketListItem[]; current: number | null }

/** Keys move `current`; its row is brought into view, drawn, and its link takes the focus. */
function useCurrentInView(
  box: { current: HTMLElement | null },
  scrollToIndex: (index: number) => void,
  { rows, current }: Place,
) {
  const arrived = useRef(current)
  useEffect(() => {
    if (current === null || arrived.current === current) return
    arrived.current = current
    const link = () => box.current?.querySelector<HTMLElement>(`[data-case="${current}"]`)
    if (link() === document.activeElement) return
    scrollToIndex(rows.findIndex(({ number }) => number === current))
    const frame = requestAnimationFrame(() => link()?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [box, current, rows, scrollToIndex])
}
