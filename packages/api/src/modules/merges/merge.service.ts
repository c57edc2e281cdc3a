import { mergedWords } from '@mesa/shared/sla/record-happenings'
import { mergeRefusal, type MergeSide } from '@mesa/shared/ticket/merging'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { withdrawDecisionsOfTicket } from '../decisions/ticket-decisions.service.ts'
import { notify } from '../messages/notices.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { shareMerged } from '../participants/merged-sharing.service.ts'
import { hasMerged } from '../tickets/merged-tickets.service.ts'
import {
  changeTicket,
  demand,
  loadTicket,
  lockTicket,
  moveTicket,
  type Ticket,
} from '../tickets/tickets.service.ts'
import * as merges from './merges.repository.ts'

/** What undoing a merge puts back; instants as the wire says them. */
export type BeforeMerge = {
  status: 'received' | 'in_review'
  reviewedAt: string | null
  /** Who may read the original since, because their words are part of it. */
  sharedWith: string | null
}

type Merging = {
  ref: string
  actor: Caller
  at: Date
  intoNumber: number
  noticeBody: string
  /** Events that say why, beside those of the merge. */
  extra?: NonNullable<Parameters<typeof moveTicket>[1]['extra']>
}

/**
 * Makes a ticket part of the case that it is a reply to (IN-6): its customer is told the number, it is
 * cancelled, and its words are the customer's in the original. Nothing moves: views join.
 */
export async function mergeTicket(tx: Tx, merging: Merging): Promise<Ticket> {
  const { actor, at } = merging
  const { ticket, original } = await lockBoth(tx, merging)
  const told = await notify(tx, { ticket, actor, at, body: merging.noticeBody, about: original })
  const merged = await moveTicket(tx, {
    ticket: told,
    action: 'cancel',
    actor,
    at,
    payload: { reason: 'reply_to_other' },
    set: { mergedIntoId: original.id, reviewedAt: ticket.reviewedAt ?? at },
    extra: [
      ...(merging.extra ?? []),
      { type: 'case.merged', payload: { into: original.number, intoId: original.id } },
    ],
  })
  await withdrawDecisionsOfTicket(tx, { ticket: merged, actor, at })
  await answerOriginal(tx, { ticket: merged, original, actor, at })
  const sharedWith = await shareMerged(tx, { ticket: merged, original, actor, at })
  const before = {
    // The machine cancels from no other state.
    status: ticket.status as BeforeMerge['status'],
    reviewedAt: ticket.reviewedAt?.toISOString() ?? null,
    sharedWith,
  } satisfies BeforeMerge
  await merges.insertMerge(tx, {
    id: newId(at),
    ticketId: ticket.id,
    intoId: original.id,
    organizationId: ticket.organizationId,
    before,
    mergedBy: actor.name,
    mergedById: 'userId' in actor ? actor.userId : null,
    mergedAt: at,
  })
  return merged
}

/** The organization first, then both cases in the order of their ids, so that nobody waits in a ring. */
async function lockBoth(tx: Tx, { ref, actor, intoNumber }: Merging) {
  const known = await loadTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'ticket.merge', ticket: known })
  const into = await findOriginal(tx, actor, intoNumber)
  if (known.organizationId !== into.organizationId) throw new AppError('merge_elsewhere')
  await lockOrganization(tx, known.organizationId)
  const ids = [...new Set([known.id, into.id])].toSorted()
  const locked: Ticket[] = []
  for (const id of ids) locked.push(await lockTicket(tx, actor, id))
  const find = (id: string) => {
    const found = locked.find((one) => one.id === id)
    if (!found) throw new Error('a locked case is gone')
    return found
  }
  const [ticket, original] = [find(known.id), find(into.id)]
  const sides = { original: sideOf(original), hasMerged: await hasMerged(tx, ticket.id) }
  const refusal = mergeRefusal(sideOf(ticket), sides)
  if (refusal === 'case_merged') await refuseMerged(tx, actor, ticket)
  if (refusal === 'invalid_transition') throw new AppError(refusal, { actions: [] })
  if (refusal) throw new AppError(refusal)
  return { ticket, original }
}

const sideOf = ({ id, organizationId, status, mergedIntoId }: Ticket): MergeSide => ({
  id,
  organizationId,
  state: status,
  mergedIntoId,
})

/** A merged number stands for its original. */
async function findOriginal(tx: Tx, actor: Caller, number: number): Promise<Ticket> {
  const found = await loadTicket(tx, actor, String(number)).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    const errors = [{ path: 'intoNumber', code: 'not_found' as const }]
    throw new AppError('reference_unknown', { errors })
  })
  return found.mergedIntoId === null ? found : loadTicket(tx, actor, found.mergedIntoId)
}

async function refuseMerged(tx: Tx, actor: Caller, { mergedIntoId }: Ticket): Promise<never> {
  const original = mergedIntoId === null ? undefined : await loadTicket(tx, actor, mergedIntoId)
  throw new AppError('case_merged', original ? { mergedInto: original.number } : {})
}

type Answering = { ticket: Ticket; original: Ticket; actor: Caller; at: Date }

/** To the original the merged words are its customer's: they answer what it asked (CV-4, CV-6). */
async function answerOriginal(tx: Tx, { ticket, original, actor, at }: Answering) {
  const act = { ticket: original, at, actorName: actor.name }
  const columns = await applyHappening(tx, act, mergedWords)
  const heard = await changeTicket(
    tx,
    { ticket: original, actor, at },
    {
      set: { ...columns, lastCustomerMessageAt: at },
      events: [{ type: 'case.merged', payload: { from: ticket.number, fromId: ticket.id } }],
    },
  )
  if (heard.status === 'waiting_customer')
    await moveTicket(tx, { ticket: heard, action: 'answer', actor, at, as: 'requester' })
}
