export type Sizes = { tickets: number; organizations: number; users: number }

export const staffCount = 30
const messagesPerTicket = 5
/** Of all cases, those of organization 0: B9's hot contract. */
const hotShare = 0.03

export const functions = (tenantId: string) => `
  create schema bench;
  create function bench.tenant() returns uuid language sql immutable as $$ select '${tenantId}'::uuid $$;
  create function bench.chance(n bigint, salt bigint) returns float8 language sql immutable as
    $$ select (hashint8extended(n, salt) & 1048575) / 1048576.0 $$;
  create function bench.id(kind int, n bigint) returns uuid language sql immutable as
    $$ select ('0190' || lpad(to_hex(n), 8, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' ||
      substr(md5(kind || ' ' || n), 1, 15))::uuid $$;
  create function bench.opened(n bigint, total bigint) returns timestamptz language sql immutable as
    $$ select date_trunc('milliseconds', '2026-11-20T12:00:00Z'::timestamptz - interval '1000 days' * ((total - n) / total::float8)) $$;
  -- Half of what is open is late.
  create function bench.due(n bigint) returns timestamptz language sql immutable as
    $$ select date_trunc('milliseconds', '2026-11-18T12:00:00Z'::timestamptz + interval '10 days' * bench.chance(n, 5)) $$;`

export const caseStatements = ({ tickets, organizations, users }: Sizes): string[] => [
  `insert into tickets (tenant_id, id, number, organization_id, requester_id, product_id, module_id,
      module, summary, subject, type, status, impact, criticality, level, is_classified, coverage,
      contract_id, assignee_id, channel, flags, opened_at, updated_at, closed_at, close_reason,
      last_customer_message_at, queue_at, queue_metric, red_at, unanswered_since, clocks_version,
      rulebook_version)
    select bench.tenant(), bench.id(5, n), n, bench.id(1, org),
      bench.id(2, org + ${organizations} * (n % ${Math.floor((users - staffCount) / organizations)})),
      bench.id(3, 0), bench.id(4, n % 6), 'Módulo ' || n % 6, s.text, 'Módulo ' || n % 6 || ': ' || s.text,
      'support', case when is_open then (array['received','in_review','in_progress','waiting_customer'])[1 + n % 4]
        else 'closed' end, 'medium', 'moderate', 'l' || 1 + n % 3, true, 'contract',
      bench.id(6, org), case when n % 5 > 0 then bench.id(7, n % ${staffCount - 1}) end, 'portal',
      '{"entitlement": null, "evidence": false, "subject": false, "evidenceMissing": []}',
      at, at + interval '1 hour', case when not is_open then at + interval '2 days' end,
      case when not is_open then 'accept' end, at,
      case when is_open then bench.due(n) else '9999-12-31Z' end,
      case when is_open then 'first_reply' end,
      case when is_open and n % 4 < 3 then bench.due(n) + interval '2 days' end, at, 1, 1
    from (select n, case when bench.chance(n, 4) < ${hotShare} then 0
          else floor(bench.chance(n, 2) * ${organizations})::int end as org,
        bench.chance(n, 3) < 0.035 as is_open, bench.opened(n, ${tickets}) as at
      from generate_series(1, ${tickets}) n) t
    join bench.sentences s on s.place = t.n % 4000`,
  `insert into messages (tenant_id, id, ticket_id, organization_id, internal, kind, author_id,
      author_name, author_role, author_side, body, body_html, body_sha256, channel, created_at)
    select t.tenant_id, bench.id(8, t.number * 8 + k), t.id, t.organization_id, k = 3,
      (array['opening','reply','reply','note','reply'])[k + 1],
      case when k in (0, 2) then t.requester_id else bench.id(7, t.number % ${staffCount - 1}) end,
      case when k in (0, 2) then 'Cliente' else 'Agente' end, case when k in (0, 2) then 'key_user' else 'agent' end,
      case when k in (0, 2) then 'customer' else 'desk' end,
      s.text || '. ' || z.text, '<p>' || s.text || '. ' || z.text || '</p>',
      encode(sha256(convert_to(s.text || '. ' || z.text, 'utf8')), 'hex'), 'portal',
      t.opened_at + k * interval '20 minutes'
    from tickets t cross join generate_series(0, ${messagesPerTicket - 1}) k
    join bench.sentences s on s.place = (t.number * 7 + k) % 4000
    join bench.sentences z on z.place = (t.number * 13 + k * 3) % 4000`,
  `insert into sla_clocks (tenant_id, ticket_id, metric, cycle, organization_id, target_minutes,
      target_unit, rulebook_version, calendar_version_id, state, elapsed_ms, started_at, anchor_at, due_at)
    select t.tenant_id, t.id, 'first_reply', 1, t.organization_id, 240, 'business', 1, v.id,
      case when t.status = 'waiting_customer' then 'paused' else 'running' end, 0, t.opened_at,
      t.opened_at, case when t.status <> 'waiting_customer' then t.queue_at end
    from tickets t cross join calendar_versions v where t.closed_at is null`,
  `update ticket_counters set last_number = ${tickets}`,
]

export const frameStatements = ({ organizations, users }: Sizes): string[] => [
  `insert into users (tenant_id, id, email, name, kind, staff_role, created_at, updated_at)
    select bench.tenant(), bench.id(7, n), 'agente' || n || '@mesa.example', 'Agente ' || n, 'staff',
      'agent', now(), now() from generate_series(0, ${staffCount - 2}) n`,
  `insert into organizations (tenant_id, id, name, account_lead_id, created_at, updated_at)
    select bench.tenant(), bench.id(1, n), 'Club ' || n, bench.id(7, n % ${staffCount - 1}), now(), now()
    from generate_series(0, ${organizations - 1}) n`,
  `insert into users (tenant_id, id, email, name, kind, organization_ids, created_at, updated_at)
    select bench.tenant(), bench.id(2, n), 'persona' || n || '@club.example', 'Persona ' || n,
      'customer', array[bench.id(1, n % ${organizations})], now(), now()
    from generate_series(0, ${users - staffCount - 1}) n`,
  `insert into memberships (tenant_id, id, user_id, organization_id, role, created_at)
    select bench.tenant(), bench.id(9, n), bench.id(2, n), bench.id(1, n % ${organizations}),
      case when n < ${organizations} then 'key_user' else 'requester' end, now()
    from generate_series(0, ${users - staffCount - 1}) n`,
  `insert into products (tenant_id, id, name, created_at) values (bench.tenant(), bench.id(3, 0), 'ERP', now())`,
  `insert into product_modules (tenant_id, id, product_id, name, position)
    select bench.tenant(), bench.id(4, n), bench.id(3, 0), 'Módulo ' || n, n from generate_series(0, 5) n`,
  `insert into contracts (tenant_id, id, organization_id, code, kind, name, starts_on, ends_on,
      time_zone, created_at, updated_at)
    select bench.tenant(), bench.id(6, n), bench.id(1, n), 'C-' || n, 'contract', 'Contrato ' || n,
      '2024-01-01', '2030-01-01', 'America/Caracas', now(), now()
    from generate_series(0, ${organizations - 1}) n`,
  `insert into contract_versions (tenant_id, contract_id, version, organization_id, effective_from, terms,
      created_by, created_at)
    select bench.tenant(), bench.id(6, n), 1, bench.id(1, n), '2024-01-01', '{}', 'Mesa', now()
    from generate_series(0, ${organizations - 1}) n`,
  `insert into contract_products (tenant_id, contract_id, product_id, organization_id)
    select bench.tenant(), bench.id(6, n), bench.id(3, 0), bench.id(1, n)
    from generate_series(0, ${organizations - 1}) n`,
]
