import type { ReactNode } from 'react'

type AuthCardProps = { title: string; lead?: ReactNode; children?: ReactNode }

export function AuthCard({ title, lead, children }: AuthCardProps) {
  return (
    <div className="auth-card">
      <title>{`${title} · Mesa`}</title>
      <header>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </div>
  )
}
