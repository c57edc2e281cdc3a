import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { useTranslations } from 'use-intl'

type Ordered = { id: string; label: string }
type OrderedListProps<Item extends Ordered> = {
  /** Names the list. */
  label: string
  items: readonly Item[]
  /** Every id, in the new order. */
  onOrder: (ids: string[]) => void
  /** What stands in a row beside its buttons. */
  children: (item: Item) => ReactNode
  /** What else can be done to a row; behind the arrows. */
  acts?: (item: Item) => ReactNode
  currentId?: string | undefined
}

/** A list one puts in order: by dragging, with the keys, or by a press on an arrow. */
export function OrderedList<Item extends Ordered>(props: OrderedListProps<Item>) {
  const { label, items, onOrder, children, acts, currentId } = props
  const t = useTranslations('common.order')
  const ids = items.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': items.find(({ id }) => id === key)?.label ?? '',
      })),
    onReorder: ({ keys, target }) => {
      const moved = ids.filter((id) => keys.has(id))
      const rest = ids.filter((id) => !keys.has(id))
      const place = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      onOrder([...rest.slice(0, place), ...moved, ...rest.slice(place)])
    },
  })
  const { list, step } = useSteps(ids, onOrder)
  return (
    <GridList
      ref={list}
      aria-label={label}
      className="ord"
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
    >
      {items.map((item, index) => (
        <GridListItem
          key={item.id}
          id={item.id}
          textValue={item.label}
          className={item.id === currentId ? 'ord-item ord-current' : 'ord-item'}
        >
          <AriaButton
            slot="drag"
            className="btn btn-quiet btn-icon ord-grip"
            aria-label={t('drag', { name: item.label })}
          >
            <GripVertical className="ico" aria-hidden />
          </AriaButton>
          <div className="ord-body">{children(item)}</div>
          <div className="ord-acts">
            <Steps
              name={item.label}
              id={item.id}
              places={[index > 0, index < items.length - 1]}
              onStep={(by) => step(index, by)}
            />
            {acts?.(item)}
          </div>
        </GridListItem>
      ))}
    </GridList>
  )
}

/** Moves rows by one place, and keeps the focus on the button that did. */
function useSteps(ids: readonly string[], onOrder: (ids: string[]) => void) {
  const list = useRef<HTMLDivElement>(null)
  const stepped = useRef<string | null>(null)
  const step = (index: number, by: -1 | 1) => {
    const next = [...ids]
    const [moved] = next.splice(index, 1)
    if (moved === undefined || ids[index + by] === undefined) return
    next.splice(index + by, 0, moved)
    stepped.current = `${moved} ${by}`
    onOrder(next)
  }
  const order = ids.join(' ')
  // A row that moves in the document loses the focus: it goes on where it was.
  useEffect(() => {
    if (order === '' || stepped.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-step="${stepped.current}"]`)?.focus()
    stepped.current = null
  }, [order])
  return { list, step }
}

type StepsProps = {
  id: string
  name: string
  /** Whether there is a place before, and one behind. */
  places: readonly [boolean, boolean]
  onStep: (by: -1 | 1) => void
}

function Steps({ id, name, places, onStep }: StepsProps) {
  const t = useTranslations('common.order')
  return ([-1, 1] as const).map((by, index) => (
    <button
      key={by}
      type="button"
      className="btn btn-quiet btn-icon btn-sm"
      data-step={`${id} ${by}`}
      aria-label={t(by < 0 ? 'up' : 'down', { name })}
      // Stays in place at the ends, so that the focus is not lost there.
      aria-disabled={!places[index] || undefined}
      onClick={() => onStep(by)}
    >
      {by < 0 ? <ArrowUp className="ico" aria-hidden /> : <ArrowDown className="ico" aria-hidden />}
    </button>
  ))
}
