import { systemScope, type Database, type Tx } from '../../db/database.ts'
import { readPerson, type SignInRow } from './identity.repository.ts'
import { openSession } from './sessions.ts'
import { signIn, type IdentityDeps, type SignedIn, type Visitor } from './signed-in.ts'

export type { IdentityDeps, SignedIn, Visitor } from './signed-in.ts'
export type { SignInRow } from './identity.repository.ts'

/** A person who may sign in now: of this desk, not disabled, of the desk or of some organization. */
export const findPersonToSignIn = (
  db: Database,
  by: { tenantId: string } & ({ email: string } | { userId: string }),
): Promise<SignInRow | undefined> => readPerson(db, by)

type Entering = {
  tenantId: string
  person: SignInRow
  visitor: Visitor
  /** Done in the transaction that opens the session; what it refuses opens none. */
  work: (tx: Tx, at: Date) => Promise<void>
}

/**
 * Opens the same session as a sign-in by password does, for somebody whom another party recognised.
 * No second factor is asked here: that party decides how it recognises people (decision 0023).
 */
export async function signInRecognised(
  deps: IdentityDeps,
  { tenantId, person, visitor, work }: Entering,
): Promise<SignedIn> {
  const session = await deps.db.transaction(systemScope(tenantId), async (tx) => {
    const at = deps.clock.now()
    await work(tx, at)
    return openSession(tx, { userId: person.id, userAgent: visitor.userAgent, at })
  })
  return signIn(deps, { tenantId, person, session })
}
