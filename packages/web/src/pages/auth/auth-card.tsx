import { type ReactNode, useEffect, useRef } from 'react'

type AuthCardProps = {
  title: string
  lead?: ReactNode
  children?: ReactNode
  isWide?: boolean
  /** It took the place of a form that was sent: the title takes the focus. */
  isAnswer?: boolean
}

export function AuthCard({
  title,
  lead,
  children,
  isWide = false,
  isAnswer = false,
}: AuthCardProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isAnswer) heading.current?.focus()
  }, [isAnswer])
  return (
    <div className={isWide ? 'auth-card auth-card-wide' : 'auth-card'}>
      <title>{`${title} · Mesa`}</title>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </div>
  )
}
