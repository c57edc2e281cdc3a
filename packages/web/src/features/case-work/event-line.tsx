import type { EventView } from '@mesa/shared/wire/record.schema'
import { Dot, Lock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { RelativeTime } from '../../components/gauges.tsx'
import { useEventWords } from './use-event-words.ts'

/** Messages already stand in the conversation in full. */
const shownOtherwise = new Set(['message.added', 'note.added'])
export const isExtraEvent = ({ type }: EventView): boolean => !shownOtherwise.has(type)

/** One fact of the record on one line; a lock says that the customer does not see it. */
export function EventLine({ event, deskZone }: { event: EventView; deskZone: string }) {
  const t = useTranslations('consoleCase')
  const state = useTranslations('console.words.status')
  const words = useEventWords()
  const to = event.type === 'state.changed' ? event.payload['to'] : undefined
  const Icon = event.chain === 'desk' ? Lock : Dot
  return (
    <p className="event">
      <Icon className="ico" aria-hidden />
      <span>
        {event.actor.name}: {words(event) || t(`events.${keyOf(event.type)}`)}
        {isStatus(to) && ` → ${state(to)}`}
        {event.chain === 'desk' && <span className="sr">. {t('note')}</span>}
      </span>
      <RelativeTime instant={event.at} deskZone={deskZone} style="time" />
    </p>
  )
}

/** Keys of texts cannot hold a dot. */
type Key<Type extends string> = Type extends `${infer Thing}.${infer Act}`
  ? `${Thing}_${Act}`
  : never
const keyOf = (type: EventView['type']) => type.replace('.', '_') as Key<EventView['type']>

const statuses = [
  'received',
  'in_review',
  'in_progress',
  'waiting_customer',
  'waiting_decision',
  'waiting_vendor',
  'scheduled',
  'backlog',
  'in_validation',
  'closed',
  'cancelled',
] as const
const isStatus = (value: unknown): value is (typeof statuses)[number] =>
  statuses.some((status) => status === value)
