import { LoaderCircle, Lock } from 'lucide-react'
import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  look?: ButtonLook
  size?: 'sm' | 'md' | 'lg'
  icon?: ReactNode
  /** Work is under way: keeps its width, ignores presses, announces itself as busy. */
  busy?: boolean
  /** Why it cannot be pressed now. It stays visible, dashed and with a lock, and says so below. */
  unavailable?: ReactNode
  /** The reason is already shown elsewhere: the id of that element; nothing is shown below. */
  reasonId?: string
}

const looks: Record<ButtonLook, string> = {
  primary: 'btn btn-primary',
  secondary: 'btn',
  quiet: 'btn btn-quiet',
  danger: 'btn btn-danger',
}
const sizes = { sm: ' btn-sm', md: '', lg: ' btn-lg' }

export const buttonClass = (look: ButtonLook = 'secondary', size: 'sm' | 'md' | 'lg' = 'md') =>
  looks[look] + sizes[size]

export function Button({
  look = 'secondary',
  size = 'md',
  icon,
  busy = false,
  unavailable,
  reasonId,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const ownId = useId()
  const isUnavailable = unavailable !== undefined && unavailable !== null && unavailable !== false
  const inert = isUnavailable || busy
  const button = (
    <button
      {...rest}
      type={inert ? 'button' : type}
      className={`${buttonClass(isUnavailable ? 'secondary' : look, size)} ${className ?? ''}`}
      aria-disabled={isUnavailable || undefined}
      aria-busy={busy || undefined}
      aria-describedby={isUnavailable ? (reasonId ?? ownId) : rest['aria-describedby']}
      onClick={inert ? (event) => event.preventDefault() : onClick}
    >
      {isUnavailable ? <Lock className="ico" aria-hidden /> : icon}
      {busy ? <span className="btn-busy">{children}</span> : children}
      {busy && <LoaderCircle className="ico btn-spin" aria-hidden />}
    </button>
  )
  if (!isUnavailable || reasonId) return button
  return (
    <span className="btn-with-reason">
      {button}
      <span id={ownId} className="btn-reason">
        {unavailable}
      </span>
    </span>
  )
}

/** A square button with an icon alone; `label` names it. */
export function IconButton({
  label,
  children,
  ...props
}: Omit<ButtonProps, 'aria-label' | 'icon'> & { label: string }) {
  return (
    <Button
      look="quiet"
      {...props}
      className={`btn-icon ${props.className ?? ''}`}
      aria-label={label}
      title={label}
    >
      {children}
    </Button>
  )
}
