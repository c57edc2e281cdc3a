import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'

export type MenuAction = {
  id: string
  label: ReactNode
  /** Plain text for typing the first letters; needed when the label is not a string. */
  textValue?: string
  icon?: ReactNode
  href?: string
  onAction?: () => void
  /** Shown under the label; the item stays visible and cannot be chosen. */
  unavailable?: string
  /** In a section with a choice: whether this is the chosen one. */
  isChosen?: boolean
}

export type MenuGroup = { id: string; title?: string; actions: readonly MenuAction[] }

export type MenuProps = {
  /** Content of the button that opens it. */
  trigger: ReactNode
  /** Names the opened menu. The button is named by its content; `triggerLabel` for an icon alone. */
  label: string
  triggerLabel?: string
  groups: readonly MenuGroup[]
  triggerClass?: string
  placement?: 'bottom end' | 'bottom start' | 'top start'
  startsOpen?: boolean
}

export function Menu({
  trigger,
  label,
  triggerLabel,
  groups,
  triggerClass = 'btn btn-quiet',
  placement = 'bottom end',
  startsOpen = false,
}: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const hasStarted = useRef(false)
  useEffect(() => {
    if (!startsOpen || hasStarted.current) return
    hasStarted.current = true
    // Focus first, so that closing gives the focus back to this button.
    button.current?.focus()
    button.current?.click()
  }, [startsOpen])
  return (
    <MenuTrigger>
      <AriaButton
        ref={button}
        className={triggerClass}
        {...(triggerLabel ? { 'aria-label': triggerLabel } : {})}
      >
        {trigger}
      </AriaButton>
      <Popover className="menu-pop" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {groups.map((group) => (
            <MenuSection key={group.id} aria-label={group.title ?? label}>
              {group.title && <Header>{group.title}</Header>}
              {group.actions.map(toItem)}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function toItem(action: MenuAction) {
  const text = action.textValue ?? (typeof action.label === 'string' ? action.label : action.id)
  return (
    <MenuItem
      key={action.id}
      id={action.id}
      textValue={text}
      isDisabled={action.unavailable !== undefined}
      {...(action.href ? { href: action.href } : {})}
      {...(action.onAction ? { onAction: action.onAction } : {})}
      {...(action.isChosen ? { 'aria-current': 'true' as const } : {})}
    >
      {action.isChosen === undefined ? (
        action.icon
      ) : (
        <span className="check">{action.isChosen && <Check className="ico" aria-hidden />}</span>
      )}
      <span>
        {action.label}
        {action.unavailable && <span className="menu-reason">{action.unavailable}</span>}
      </span>
    </MenuItem>
  )
}
