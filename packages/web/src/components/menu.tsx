import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
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

type MenuProps = {
  /** Content of the button that opens it. */
  trigger: ReactNode
  label: string
  groups: readonly MenuGroup[]
  triggerClass?: string
  placement?: 'bottom end' | 'bottom start' | 'top start'
}

export function Menu({
  trigger,
  label,
  groups,
  triggerClass = 'btn btn-quiet',
  placement = 'bottom end',
}: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={triggerClass} aria-label={label}>
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
