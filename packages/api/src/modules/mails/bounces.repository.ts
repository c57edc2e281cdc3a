import type { Tx } from '../../db/database.ts'

export type LostWords = {
  messageId: string
  authorId: string | null
  saidAt: Date
  recipients: number
}

/**
 * The public words of the desk that a mail carried, if they reached nobody of the customer: every mail
 * of theirs about them has failed, and none of them has read them in the portal.
 */
export async function findLostWords(
  tx: Tx,
  { outboxId, ticketId }: { outboxId: string; ticketId: string },
): Promise<LostWords | undefined> {
  const [words] = await tx.read<LostWords>({
    name: 'lost-words',
    text: `
      select m.id as "messageId", m.author_id as "authorId", m.created_at as "saidAt",
        (select count(*)::int from mails l join users u on u.tenant_id = l.tenant_id and u.id = l.user_id
          where l.tenant_id = $1 and l.outbox_id = o.id and u.kind = 'customer') as recipients
      from outbox o
      join messages m on m.tenant_id = o.tenant_id and m.ticket_id = o.ticket_id
        and case o.type when 'message.added' then m.id::text = o.payload ->> 'messageId'
          -- A proposal does not name its words: those of its instant.
          when 'solution.proposed' then m.kind = 'solution' and m.id = (
            select s.id from messages s where s.tenant_id = $1 and s.ticket_id = $3 and s.kind = 'solution'
              and s.created_at <= o.created_at
            order by s.created_at desc, s.id desc limit 1)
          else false end
      where o.tenant_id = $1 and o.id = $2 and o.ticket_id = $3
        and m.author_side = 'desk' and not m.internal
        and not exists (select from mails l join users u on u.tenant_id = l.tenant_id and u.id = l.user_id
          where l.tenant_id = $1 and l.outbox_id = o.id and u.kind = 'customer'
            and l.status in ('queued', 'sent'))
        and exists (select from mails l join users u on u.tenant_id = l.tenant_id and u.id = l.user_id
          where l.tenant_id = $1 and l.outbox_id = o.id and u.kind = 'customer' and l.status = 'failed')
        and not exists (select from message_reads r join users u on u.tenant_id = r.tenant_id and u.id = r.user_id
          where r.tenant_id = $1 and r.message_id = m.id and u.kind = 'customer')
        and not exists (select from ticket_events e
          where e.tenant_id = $1 and e.ticket_id = $3 and e.type = 'mail.bounced'
            and e.payload ->> 'messageId' = m.id::text)`,
    values: [tx.tenantId, outboxId, ticketId],
  })
  return words
}
