import type { ReactNode } from 'react'
import { ProblemError } from '../../lib/problem.ts'
import { AuthCard } from './auth-card.tsx'

/** A one-time link answers so when it was used, replaced or too old; errors of a field are not that. */
export function isLinkExpired(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    [401, 404, 409, 410, 422].includes(error.status) &&
    !error.errors.some(({ path }) => /password|name/.test(path))
  )
}

type ExpiredLinkProps = { title: string; body: string; children: ReactNode }

export function ExpiredLink({ title, body, children }: ExpiredLinkProps) {
  return (
    <AuthCard title={title} lead={body} isAnswer>
      <div className="row wrap">{children}</div>
    </AuthCard>
  )
}
