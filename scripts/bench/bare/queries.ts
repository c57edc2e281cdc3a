const columns = `t.id, t.number, t.subject, t.product_id as "productId", t.module, t.type, t.impact,
  t.criticality, t.level, t.status, t.sub_state as "subState", t.stage, t.coverage,
  t.organization_id as "organizationId", t.requester_id as "requesterId",
  t.assignee_id as "assigneeId", t.channel, t.priority_reason as "priorityReason",
  t.opened_at as "openedAt", t.updated_at as "updatedAt", t.closed_at as "closedAt",
  t.queue_at as "dueAt", t.tags, t.flags, o.name as organization, r.name as requester,
  a.name as assignee, p.name as product`

const joins = `from tickets t
  join organizations o on o.tenant_id = t.tenant_id and o.id = t.organization_id
  join products p on p.tenant_id = t.tenant_id and p.id = t.product_id
  left join users r on r.tenant_id = t.tenant_id and r.id = t.requester_id
  left join users a on a.tenant_id = t.tenant_id and a.id = t.assignee_id`

export const queueText = `select ${columns} ${joins}
  where t.tenant_id = $1 and t.closed_at is null order by t.queue_rank, t.queue_at, t.id limit 50`

export const caseText = `select ${columns} ${joins} where t.tenant_id = $1 and t.number = $2`

export const conversationText = `select m.id, m.ticket_id as "ticketId", m.author_id as "authorId",
  m.author_name as "authorName", m.author_role as "authorRole", m.author_side as "authorSide", m.kind,
  m.internal, m.channel, m.body, m.body_format as "bodyFormat", m.body_html as "bodyHtml", m.nature,
  m.asks, m.created_at as "createdAt"
  from tickets t join messages m on m.tenant_id = t.tenant_id and m.ticket_id = t.id
  where t.tenant_id = $1 and t.number = $2 order by m.created_at, m.id limit 50`

/** One bounded count, as one badge needs it. */
export const countText = `select count(*)::int as open from (select from tickets t
  where t.tenant_id = $1 and t.closed_at is null and t.status = 'in_progress' limit 1001) bounded`
