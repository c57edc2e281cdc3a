import { unmergeMs } from '@mesa/shared/ticket/merging'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { unmergeTexts } from '../../locales/unmerge-texts.ts'
import { addMessage } from '../messages/messages.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { unshareMerged } from '../participants/merged-sharing.service.ts'
import { demandPlace } from '../tickets/reopening.service.ts'
import {
  changeTicket,
  demand,
  lockTicket,
  lockTicketAndPlaces,
  type Ticket,
} from '../tickets/tickets.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import type { BeforeMerge } from './merge.service.ts'
import * as merges from './merges.repository.ts'

type Undoing = { ref: string; actor: Caller; at: Date }

/**
 * Undoes a merge within 24 hours (IN-6): the ticket is where it was, holds its place again and waits
 * for words of the desk, and its customer reads that it goes on. What was pending in it stays withdrawn;
 * its words in the original stay said.
 */
export async function unmergeTicket(tx: Tx, { ref, actor, at }: Undoing): Promise<Ticket> {
  const ticket = await lockTicketAndPlaces(tx, actor, ref)
  await demand(tx, actor, { permission: 'ticket.merge', ticket })
  const merge = await merges.findMerge(tx, ticket.id)
  if (!merge || ticket.mergedIntoId === null) throw new AppError('not_merged')
  if (at.getTime() > merge.mergedAt.getTime() + unmergeMs) throw new AppError('merge_window_closed')
  const { status, reviewedAt, sharedWith } = merge.before as BeforeMerge
  const { policy } = await policyInForce(tx)
  const { organizationId, type } = ticket
  const after = { status, type }
  await demandPlace(tx, { organizationId, before: ticket, after, policy, now: at })

  const state = { status, returnTo: null, closedAt: null, closeReason: null }
  const act = { ticket, set: state, at, actorName: actor.name }
  const columns = await applyHappening(tx, act, { type: 'unmerged' })
  const restored = await changeTicket(
    tx,
    { ticket, actor, at },
    {
      set: {
        ...state,
        ...columns,
        mergedIntoId: null,
        reviewedAt: reviewedAt === null ? null : new Date(reviewedAt),
      },
      events: [
        {
          type: 'state.changed',
          payload: { from: ticket.status, to: status, action: 'unmerge' },
        },
        { type: 'case.unmerged', payload: { intoId: merge.intoId } },
      ],
    },
  )
  const original = await leaveOriginal(tx, { merge, ticket, actor, at, sharedWith })
  return correctNotice(tx, { ticket: restored, original, at })
}

type Correcting = { ticket: Ticket; original: Ticket; at: Date }

/** The notice of the merge sent its customer elsewhere. Mesa's own words: the case still waits for the desk's. */
async function correctNotice(tx: Tx, { ticket, original, at }: Correcting): Promise<Ticket> {
  const { locale } = await currentDesk(tx)
  const { ticket: told } = await addMessage(tx, {
    ticket,
    actor: { kind: 'system', tenantId: tx.tenantId, name: 'Mesa' },
    at,
    kind: 'reply',
    body: unmergeTexts[locale](ticket.number, original.number),
    format: 'markdown',
    nature: null,
    asks: false,
    files: [],
  })
  return told
}

type Leaving = {
  merge: merges.Merge
  ticket: Ticket
  actor: Caller
  at: Date
  sharedWith: string | null
}

async function leaveOriginal(
  tx: Tx,
  { merge, ticket, actor, at, sharedWith }: Leaving,
): Promise<Ticket> {
  const original = await lockTicket(tx, actor, merge.intoId)
  if (sharedWith) await unshareMerged(tx, { original, userId: sharedWith, actor, at })
  const events = [
    {
      type: 'case.unmerged' as const,
      payload: { from: ticket.number, fromId: ticket.id },
    },
  ]
  await changeTicket(tx, { ticket: original, actor, at }, { set: {}, events })
  await merges.endMerge(tx, merge.id, { undoneBy: actor.name, undoneAt: at })
  return original
}
