import type { Reader } from '../../db/database.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import * as substitutions from './lead-substitutions.repository.ts'

/**
 * Who answers for an organization's cases on a day of the desk's zone (`YYYY-MM-DD`): its account lead,
 * or who stands in for them (CL-1). Null: it has none. One statement, to be sent with others.
 */
export const leadOfOrganization = (
  reader: Reader,
  { organizationId, today }: { organizationId: string; today: string },
): Promise<string | null> => substitutions.findLeadOf(reader, organizationId, today)

/** Whom to tell what concerns an account lead now: who stands in for them today, else themselves. */
export async function standInFor(
  reader: Reader,
  { leadId, now }: { leadId: string; now: Date },
): Promise<string> {
  return (await substitutions.findStandIn(reader, leadId, await today(reader, now))) ?? leadId
}

/** Account leads who are away today, with somebody who stands in. */
export const awayToday = async (reader: Reader, now: Date): Promise<string[]> =>
  substitutions.listAway(reader, await today(reader, now))

async function today(reader: Reader, now: Date): Promise<string> {
  const { calendar } = await deskCalendar(reader)
  return calendar.dateOf(now.getTime())
}
