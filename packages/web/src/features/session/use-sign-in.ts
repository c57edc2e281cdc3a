import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SessionUser } from '@mesa/shared/wire/session.schema'
import { ProblemError } from '../../lib/problem.ts'
import { asksForCode, isCodeWrong, type TypedCode } from './second-step.tsx'
import { signIn } from './session.queries.ts'

type Given = { email: string; password: string }

const isWrongPassword = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'invalid_credentials'

/** Signing in with a password and, where the account asks for it, a second step with a code. */
export function useSignIn(onDone?: (user: SessionUser) => unknown) {
  const [asked, setAsked] = useState<Given | null>(null)
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: signIn,
    onSuccess: (user) => onDone?.(user),
    onError: (problem, { email, password }) => {
      if (asksForCode(problem)) setAsked({ email, password })
      // The password changed meanwhile: back to where it is typed.
      else if (isWrongPassword(problem)) setAsked(null)
    },
  })
  return {
    /** Whose code is asked for; null while the password is. */
    asked,
    email: variables?.email,
    send: (given: Given) => mutate(given),
    sendCode: (code: TypedCode) => asked && mutate({ ...asked, ...code }),
    leaveCode: () => setAsked(null),
    /** Of the step that is open. */
    error: asked === null && (asksForCode(error) || isCodeWrong(error)) ? null : error,
    isWrongPassword: isWrongPassword(error),
    isPending,
  }
}
