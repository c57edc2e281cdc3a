import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { useSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { AttentionHours } from '../../features/home/attention-hours.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { PlanSlots } from '../../features/home/plan-slots.tsx'
import { LookAlikes } from '../../features/new-case/look-alikes.tsx'
import { zoneCity } from '../../lib/format.ts'

/** Where the page is one column, look-alikes stand here and not beside: seen before sending. */
export function AlikeHere({ candidates }: { candidates: readonly DuplicateCandidate[] }) {
  const t = useTranslations('portalNewCase')
  return (
    <div className="alike-here" role="status">
      {candidates.length > 0 && (
        <div className="notice notice-act md">
          <Search className="ico" aria-hidden />
          <div className="grow stack">
            <strong>{t('alikeSeen', { count: candidates.length })}</strong>
            <LookAlikes candidates={candidates} />
          </div>
        </div>
      )}
    </div>
  )
}

type AsideProps = { candidates: readonly DuplicateCandidate[]; desk: DeskView }

/** Look-alikes, attention hours, and the places of the plan. */
export function NewCaseAside({ candidates, desk }: AsideProps) {
  const t = useTranslations('portalNewCase')
  const home = useTranslations('portal.home')
  const { memberships } = useSession()
  return (
    <aside className="p-side" aria-label={t('alike')}>
      <section className="alike-aside" aria-labelledby="parecidos">
        <h2 id="parecidos">{t('alike')}</h2>
        <div role="status">
          {candidates.length === 0 ? (
            <p className="muted sm">{t('alikeNone')}</p>
          ) : (
            <LookAlikes candidates={candidates} />
          )}
        </div>
      </section>
      <section aria-labelledby="horario">
        <h2 id="horario">
          {home('attention')} <span className="aside">{zoneCity(desk.attention.timeZone)}</span>
        </h2>
        <AttentionHours desk={desk} />
      </section>
      {memberships.map(({ organizationId, organizationName }) => (
        <Plan
          key={organizationId}
          id={organizationId}
          name={memberships.length > 1 ? organizationName : null}
          isLimited={desk.policy.entitlement.openCaseLimit !== 'off'}
        />
      ))}
    </aside>
  )
}

type PlanProps = { id: string; name: string | null; isLimited: boolean }

function Plan({ id, name, isLimited }: PlanProps) {
  const t = useTranslations('portalNewCase')
  const home = useTranslations('portal.home')
  const slots = useQuery(homeQueries.slots(id))
  return (
    <section aria-labelledby={`plan-${id}`}>
      <h2 id={`plan-${id}`}>{name ?? (isLimited ? t('plan') : home('openCases'))}</h2>
      <Loaded query={slots} refused={<p className="muted sm">{home('slotsRefused')}</p>}>
        {(view) => <PlanSlots slots={view} isLimited={isLimited} next />}
      </Loaded>
    </section>
  )
}
