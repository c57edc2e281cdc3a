import { useQuery } from '@tanstack/react-query'
import { ScrollText, Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import {
  awaitsAcceptance,
  conditionsQueries,
} from '../../features/conditions/conditions.queries.ts'
import { AttentionNow } from '../../features/home/attention-hours.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ConditionsDialog } from './use-case-form.tsx'

/** EN-4: whoever writes leaves it to the key user, who is named. */
export function DraftLead({ organizationId }: { organizationId: string }) {
  const t = useTranslations('portalRules.ask')
  const { memberships } = useSession()
  const id = organizationId || memberships[0]?.organizationId || ''
  const { data: slots } = useQuery({ ...homeQueries.slots(id), enabled: id !== '' })
  // The key user before the backup.
  const names = (slots?.keyUsers ?? [])
    .toSorted((one, other) => other.role.localeCompare(one.role))
    .map(({ name }) => name)
  return (
    <div className="notice notice-act mb-6">
      <Users className="ico" aria-hidden />
      <p>
        {t('keyUserLead')}{' '}
        <strong>
          {names.length > 0 ? t('keyUserNamed', { who: names.join(' / ') }) : t('keyUserUnknown')}
        </strong>
      </p>
    </div>
  )
}

/** EN-5: what sending would ask for is said before anything is typed, with what mends it. */
export function ConditionsFirst({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalRules')
  const home = useTranslations('portal.home')
  const [isReading, setIsReading] = useState(false)
  const isAsked = desk.policy.entitlement.conditions === 'once'
  const { data } = useQuery({ ...conditionsQueries.current(), enabled: isAsked })
  if (!isAsked || !data || !awaitsAcceptance(data)) return null
  return (
    <section className="notice notice-act case-notice mb-6" aria-labelledby="condiciones-antes">
      <ScrollText className="ico" aria-hidden />
      <div className="grow stack">
        <strong id="condiciones-antes">{t('ask.refused.conditionsTitle')}</strong>
        <p>{t('conditions.pending')}</p>
      </div>
      <Button onClick={() => setIsReading(true)}>{home('conditionsAct')}</Button>
      {isReading && (
        <Suspense fallback={null}>
          <ConditionsDialog onClose={() => setIsReading(false)} />
        </Suspense>
      )}
    </section>
  )
}

/** IN-1: a case may be placed at any hour; outside attention hours it says when they resume, and which holiday is between. */
export function OutOfHours({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalClocks.attention')
  if (desk.attention.open) return null
  return (
    <div className="notice mb-6">
      <div className="stack">
        <AttentionNow desk={desk} />
        <HolidayBefore desk={desk} />
        <p className="soft">{t('placeNow')}</p>
      </div>
    </div>
  )
}

/** The holiday because of which attention does not resume sooner. */
function HolidayBefore({ desk }: { desk: DeskView }) {
  const t = useTranslations('portalRules.ask')
  const format = useFormat()
  const { nextHoliday, nextOpenAt, timeZone } = desk.attention
  if (nextHoliday === null || nextOpenAt === null) return null
  const opens = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(nextOpenAt))
  if (nextHoliday.date >= opens) return null
  // Noon of the date is on that date in every zone with customers.
  const date = format.day(`${nextHoliday.date}T12:00:00Z`)
  const { name } = nextHoliday
  return (
    <p>
      {name === null ? t('holidayBeforeUnnamed', { date }) : t('holidayBefore', { date, name })}
    </p>
  )
}
