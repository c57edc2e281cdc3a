import { bucketOf, placesAtStart, type AnsweredReply } from '@mesa/shared/sla/expectations'
import type { Reader } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import * as repository from './expectations.repository.ts'

/** A first reply with its place; `isAnswered` false: it still waits or was cancelled. */
export type WaitedReply = AnsweredReply & {
  criticality: repository.FirstReply['criticality']
  startedAt: number
  finishedAt: number | null
  isAnswered: boolean
  isCancelled: boolean
}

/**
 * The first replies that ended since, or still wait, in the order they were received, with the business
 * minutes they took (or have waited by `now`) by their own calendars.
 */
export async function listWaited(
  reader: Reader,
  { since, now }: { since: Date; now: Date },
): Promise<WaitedReply[]> {
  const found = await repository.listFirstReplies(reader, since)
  const places = placesAtStart(found)
  const waited: WaitedReply[] = []
  for (const [index, one] of found.entries()) {
    const { productId, criticality, startedAt, finishedAt, state } = one
    const isCancelled = state === 'cancelled'
    waited.push({
      productId,
      criticality,
      startedAt,
      finishedAt,
      bucket: bucketOf(places[index] ?? 0),
      minutes: Math.max(0, Math.round((await businessMs(reader, one, now)) / 60_000)),
      isCancelled,
      isAnswered: finishedAt !== null && !isCancelled,
    })
  }
  return waited
}

/** Pauses of clocks that are not measured in business time are counted with them. */
async function businessMs(reader: Reader, one: repository.FirstReply, now: Date): Promise<number> {
  const { calendar } = await calendarOfVersion(reader, one.calendarVersionId)
  const end = one.finishedAt ?? now.getTime()
  if (one.targetUnit !== 'business') return calendar.between(one.startedAt, end)
  const isStanding = one.finishedAt !== null || one.state === 'paused'
  return isStanding ? one.elapsedMs : one.elapsedMs + calendar.between(one.anchorAt, end)
}
