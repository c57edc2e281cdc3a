import { useSession } from '../../app/session.ts'
import { ChangePassword } from '../../features/security/change-password.tsx'
import { OpenSessions } from '../../features/security/open-sessions.tsx'
import { SecondFactorCard } from '../../features/security/second-factor-card.tsx'

/** The same for everybody; each area puts its own frame around. */
export function SecurityParts() {
  const { desk, user } = useSession()
  return (
    <div className="sec-page">
      <SecondFactorCard deskName={desk.name} />
      <OpenSessions />
      <ChangePassword email={user.email} />
    </div>
  )
}
