import { can, type Permission } from '@mesa/shared/access/can'
import type {
  LeadSubstitution,
  LeadSubstitutionBody,
  LeadSubstitutionList,
  LeadSubstitutionQuery,
} from '@mesa/shared/wire/account-leads.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { findStaff } from '../people/people.service.ts'
import * as substitutions from './lead-substitutions.repository.ts'

export type LeadSubstitutionsService = ReturnType<typeof createLeadSubstitutionsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createLeadSubstitutionsService = ({ db, clock, cursors }: Deps) => ({
  /** Those in force and to come, by their first day (CL-1). */
  async list(actor: Caller, query: LeadSubstitutionQuery): Promise<LeadSubstitutionList> {
    demand(actor, 'lead.read')
    const { limit = 50, cursor, past = false } = query
    const bound = { actor, filters: { list: 'lead-substitutions', past } }
    const [startsOn, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { startsOn: String(startsOn), id: String(id) }
    const found = await db.transaction(
      actor,
      async (tx) => {
        const today = await dayOf(tx, clock.now())
        const endingAfter = past ? undefined : today
        const rows = await substitutions.listSubstitutions(tx, { endingAfter, after, limit })
        return rows.map((row) => toView(row, today))
      },
      { readOnly: true },
    )
    return toPage(found, limit, (last) => cursors.encode([last.startsOn, last.id], bound))
  },

  /** Somebody stands in for a lead on the days from `startsOn` until before `endsOn`. */
  create: (actor: Caller, body: LeadSubstitutionBody): Promise<LeadSubstitution> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'lead.manage')
      const at = clock.now()
      const { leadId, substituteId, startsOn, endsOn } = body
      if (endsOn <= startsOn)
        throw new AppError('period_invalid', { errors: [{ path: 'endsOn', code: 'too_small' }] })
      await demandWorker(tx, 'leadId', leadId)
      await demandWorker(tx, 'substituteId', substituteId)
      // Nobody stands in for themselves, nor while somebody stands in for them.
      const isOwn = leadId === substituteId
      if (isOwn || (await substitutions.findOverlap(tx, body)))
        throw new AppError('substitution_overlaps')
      const id = newId(at)
      const days = { startsOn, endsOn }
      const row = { id, leadId, substituteId, ...days, createdBy: actor.name, createdAt: at }
      await substitutions.insertSubstitution(tx, row)
      const act = { actor, targetType: 'lead_substitution', targetId: id, at }
      await audit(tx, { ...act, action: 'lead_substitution.created', details: body })
      const made = await substitutions.findSubstitution(tx, id)
      if (!made) throw new Error('a stored substitution is gone')
      return toView(made, await dayOf(tx, at))
    }),

  /** It does not stand any more, from now on. */
  withdraw: (actor: Caller, id: string): Promise<void> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'lead.manage')
      const at = clock.now()
      if (!(await substitutions.findSubstitution(tx, id))) throw new AppError('not_found')
      await substitutions.cancelSubstitution(tx, id, at)
      const act = { actor, targetType: 'lead_substitution', targetId: id, at }
      await audit(tx, { ...act, action: 'lead_substitution.withdrawn' })
    }),
})

function demand(actor: Caller, permission: Permission) {
  const decision = can(actor, permission)
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

/** Leads work on cases. */
async function demandWorker(tx: Tx, path: 'leadId' | 'substituteId', id: string) {
  const person = await findStaff(tx, id)
  if (person?.role !== 'agent' && person?.role !== 'supervisor')
    throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
}

async function dayOf(tx: Tx, at: Date): Promise<string> {
  const { calendar } = await deskCalendar(tx)
  return calendar.dateOf(at.getTime())
}

function toView(row: substitutions.SubstitutionRow, today: string): LeadSubstitution {
  const { id, leadId, leadName, substituteId, substituteName, startsOn, endsOn } = row
  return {
    id,
    lead: { id: leadId, name: leadName },
    substitute: { id: substituteId, name: substituteName },
    startsOn,
    endsOn,
    isInForce: startsOn <= today && today < endsOn,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  }
}
