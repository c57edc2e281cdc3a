import { can, type Permission } from '@mesa/shared/access/can'
import { rankAssignees, reaches } from '@mesa/shared/ticket/assignment'
import type {
  AssigneeSuggestions,
  SkillGap,
  SkillGapList,
  SkillGapsQuery,
  SkillsBody,
  SkillsView,
} from '@mesa/shared/wire/skills.schema'
import type { Level } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { awayToday } from '../account-leads/account-leads.service.ts'
import { audit } from '../audit/audit.service.ts'
import { findStaff } from '../people/people.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand as demandOnCase, loadTicket, type Ticket } from '../tickets/tickets.service.ts'
import * as skills from './skills.repository.ts'

export type SkillsService = ReturnType<typeof createSkillsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

const suggestionsMax = 10

export const createSkillsService = ({ db, clock, cursors }: Deps) => ({
  /** What somebody of the desk knows, by product (CL-11). */
  get: (actor: Caller, userId: string): Promise<SkillsView> =>
    db.transaction(
      actor,
      async (tx) => {
        demand(actor, 'skill.read')
        await reach(tx, userId)
        return view(tx, userId)
      },
      { readOnly: true },
    ),

  /** Says all that they know; what is not in it is not known any more. */
  put: (actor: Caller, userId: string, body: SkillsBody): Promise<SkillsView> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'skill.manage')
      await reach(tx, userId)
      await refuseProducts(tx, body)
      const at = clock.now()
      const known = body.skills.map(({ productId }) => productId)
      await skills.deleteSkills(tx, { userId, except: known })
      const rows = body.skills.map(({ productId, level, note = null }) => ({
        id: newId(at),
        userId,
        productId,
        level,
        note,
        updatedBy: actor.name,
        updatedAt: at,
      }))
      if (rows.length > 0) await skills.saveSkills(tx, rows)
      const act = { actor, action: 'skills.changed', targetType: 'user', targetId: userId, at }
      await audit(tx, { ...act, details: body })
      return view(tx, userId)
    }),

  /** Products and how many agents reach each level of the rulebook: where nobody does is a gap. */
  async gaps(actor: Caller, query: SkillGapsQuery): Promise<SkillGapList> {
    demand(actor, 'skill.read')
    const { limit = 50, cursor, onlyGaps = false } = query
    const bound = { actor, filters: { list: 'skill-gaps', onlyGaps } }
    const [name, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { name: String(name), id: String(id) }
    const found = await db.transaction(
      actor,
      async (tx) => {
        const { levels } = (await policyInForce(tx)).policy.classification
        const rows = await skills.listGaps(tx, { levels, onlyGaps, after, limit })
        return rows.map((row) => toGap(row, levels))
      },
      { readOnly: true },
    )
    return toPage(found, limit, ({ product }) => cursors.encode([product.name, product.id], bound))
  },

  /** To whom a case may go, best first. */
  suggest: (actor: Caller, ref: string): Promise<AssigneeSuggestions> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        await demandOnCase(tx, actor, { permission: 'ticket.assign', ticket })
        return { suggestions: await suggestionsFor(tx, ticket, clock.now()) }
      },
      { readOnly: true },
    ),
})

async function suggestionsFor(
  tx: Tx,
  { productId, level: needed }: Pick<Ticket, 'productId' | 'level'>,
  now: Date,
): Promise<AssigneeSuggestions['suggestions']> {
  const [candidates, away] = await Promise.all([
    skills.listCandidates(tx, productId),
    awayToday(tx, now),
  ])
  const all = candidates.map((one) => ({ ...one, isPresent: !away.includes(one.id) }))
  const best = rankAssignees(all, needed).slice(0, suggestionsMax)
  return best.map(({ id, name, level, openCases, isPresent }) => {
    const isSkilled = reaches(level, needed)
    return { user: { id, name }, level, isSkilled, openCases, isPresent }
  })
}

function demand(actor: Caller, permission: Permission) {
  const decision = can(actor, permission)
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

async function reach(tx: Tx, userId: string): Promise<void> {
  if (!(await findStaff(tx, userId))) throw new AppError('not_found')
}

/** Each product once, and one that exists. */
async function refuseProducts(tx: Tx, body: SkillsBody): Promise<void> {
  const ids = body.skills.map(({ productId }) => productId)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index)
  const path = (index: number) => `skills.${index}.productId`
  if (twice >= 0)
    throw new AppError('malformed', { errors: [{ path: path(twice), code: 'not_unique' }] })
  const known = ids.length === 0 ? [] : await skills.listProductIds(tx, ids)
  const unknown = ids.findIndex((id) => !known.includes(id))
  if (unknown >= 0)
    throw new AppError('reference_unknown', {
      errors: [{ path: path(unknown), code: 'not_found' }],
    })
}

async function view(tx: Tx, userId: string): Promise<SkillsView> {
  const rows = await skills.listSkills(tx, userId)
  return { skills: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) }
}

function toGap(row: skills.GapRow, levels: readonly Level[]): SkillGap {
  const counted = levels.map((level) => ({ level, agents: row[level] }))
  const missing = counted.filter(({ agents }) => agents === 0).map(({ level }) => level)
  return { product: { id: row.id, name: row.name }, levels: counted, missing }
}
