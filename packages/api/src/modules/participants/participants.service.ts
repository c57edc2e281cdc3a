import type { ParticipantBody, ParticipantView } from '@mesa/shared/wire/participants.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { changeTicket, demand, loadTicket, lockTicket } from '../tickets/tickets.service.ts'
import * as participants from './participants.repository.ts'

export type ParticipantsService = ReturnType<typeof createParticipantsService>
type Page = { after: { addedAt: Date; userId: string } | undefined; limit: number }

export const createParticipantsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** A key user lets somebody of the organization in (CV-10); anybody else does not exist here. */
  share: (actor: Caller, ref: string, body: ParticipantBody): Promise<ParticipantView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.share', ticket })
      const { userId, access } = body
      const { id: ticketId, organizationId } = ticket
      if (userId === ticket.requesterId) throw new AppError('already_theirs')
      const person = await participants.findMember(tx, { organizationId, userId })
      if (!person) throw new AppError('not_found')
      const earlier = await participants.findParticipant(tx, { ticketId, userId })
      if (earlier?.access === access) return toView(earlier)
      const row = { ticketId, userId, organizationId, access, addedAt: at }
      await participants.saveParticipant(tx, row)
      const payload = { userId, name: person.name, access }
      const events = [{ type: 'ticket.shared' as const, payload }]
      await changeTicket(tx, { ticket, actor, at }, { set: {}, events })
      return view(tx, { ticketId, userId })
    }),

  /**
   * They see it no more, unless it is theirs: a key user's to do, and one's own. Nobody of whom there is
   * nothing to take is 404.
   */
  unshare: (actor: Caller, ref: string, userId: string): Promise<void> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      const isOwn = actor.kind === 'customer' && actor.userId === userId
      if (!isOwn) await demand(tx, actor, { permission: 'ticket.share', ticket })
      const who = { ticketId: ticket.id, userId }
      const earlier = await participants.findParticipant(tx, who)
      if (!earlier) throw new AppError('not_found')
      await participants.removeParticipant(tx, who)
      const payload = { userId, name: earlier.name }
      const events = [{ type: 'ticket.unshared' as const, payload }]
      await changeTicket(tx, { ticket, actor, at }, { set: {}, events })
    }),

  /** In the order they came; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, ref: string, { after, limit }: Page): Promise<ParticipantView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const { id: ticketId } = await loadTicket(tx, actor, ref)
        const rows = await participants.listParticipants(tx, { ticketId, after, limit: limit + 1 })
        return rows.map(toView)
      },
      { readOnly: true },
    ),
})

type Row = NonNullable<Awaited<ReturnType<typeof participants.findParticipant>>>

async function view(tx: Tx, who: { ticketId: string; userId: string }): Promise<ParticipantView> {
  const row = await participants.findParticipant(tx, who)
  if (!row) throw new Error('somebody was let in and is gone')
  return toView(row)
}

const toView = ({ userId, name, access, sharedBy, addedAt }: Row): ParticipantView => ({
  userId,
  name,
  access,
  sharedBy,
  addedAt: addedAt.toISOString(),
})
