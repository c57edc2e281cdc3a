-- Rights as small as the program needs, found by packages/api/src/db/walls.test.ts.

-- Nothing is deleted that the program never deletes.
revoke delete on api_keys, calendars, ledger_balances, mails, message_reads, one_time_tokens, organization_groups,
  product_modules, products, refresh_tokens, sessions, ticket_counters, ticket_participants from mesa_app;
--> statement-breakpoint
-- Words of a case are never edited; versions and first readings neither (EX-2, EX-3).
revoke update on messages, message_reads, calendars, contract_products, ticket_participants, organization_groups from mesa_app;
--> statement-breakpoint
grant update (last_read_at, read_count) on message_reads to mesa_app;
--> statement-breakpoint
-- Heads, balances and counters move; whose they are does not.
revoke update on ledger_accounts, ledger_balances, record_chains, ticket_counters, worklogs, decisions, outbox,
  idempotency_keys, refresh_tokens, memberships, sla_clocks, mails from mesa_app;
--> statement-breakpoint
grant update (seq, head_hash) on ledger_accounts to mesa_app;
--> statement-breakpoint
grant update (minutes) on ledger_balances to mesa_app;
--> statement-breakpoint
grant update (seq, head_hash) on record_chains to mesa_app;
--> statement-breakpoint
grant update (last_number) on ticket_counters to mesa_app;
--> statement-breakpoint
grant update (charged_minutes) on worklogs to mesa_app;
--> statement-breakpoint
grant update (status, answered_by, answered_by_name, answered_at, comment, source) on decisions to mesa_app;
--> statement-breakpoint
grant update (dispatched_at, payload) on outbox to mesa_app;
--> statement-breakpoint
grant update (status, body, headers) on idempotency_keys to mesa_app;
--> statement-breakpoint
grant update (used_at) on refresh_tokens to mesa_app;
--> statement-breakpoint
grant update (role) on memberships to mesa_app;
--> statement-breakpoint
grant update (target_minutes, target_unit, rulebook_version, calendar_version_id, state, elapsed_ms, started_at, anchor_at,
  due_at, breached_at, finished_at) on sla_clocks to mesa_app;
--> statement-breakpoint
grant update (text_body, html_body, status, attempts, last_error, file_name, next_attempt_at, sent_at) on mails to mesa_app;
--> statement-breakpoint
-- A desk's id and age are not rewritten.
revoke update on tenants from mesa_app;
--> statement-breakpoint
grant update (slug, host, name, time_zone, locale, country, phone) on tenants to mesa_app;
--> statement-breakpoint
-- On every other table: whose a row is, and which row it is, cannot be rewritten.
do $$
declare
  t record;
begin
  for t in
    select c.oid, c.relname,
      string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where not frozen) as free,
      bool_or(frozen) as has_frozen
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join lateral (
      select a.attname in ('tenant_id', 'id', 'created_at', 'created_by', 'opened_at', 'number')
        -- A staged file finds its organization when it is posted.
        or a.attname = 'organization_id' and c.relname <> 'attachments'
        or a.attname in ('storage_key', 'sha256', 'size', 'uploaded_by') and c.relname = 'attachments'
        or exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as frozen
    ) f
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'tenants'
      and has_table_privilege('mesa_app', c.oid, 'update')
    group by c.oid, c.relname
  loop
    execute format('revoke update on %I from mesa_app', t.relname);
    execute format('grant update (%s) on %I to mesa_app', t.free, t.relname);
  end loop;
end $$;
--> statement-breakpoint
-- A customer's transaction reads what the desk set up, and changes nothing of it.
do $$
declare
  name text;
  is_desk constant text := $q$(select current_setting('app.kind')) <> 'customer'$q$;
begin
  foreach name in array array['products', 'product_modules', 'catalog_entries', 'calendars', 'calendar_versions',
    'rulebook_versions', 'contract_products', 'organizations', 'contracts', 'worklogs', 'ledger_lots', 'ledger_month_closes'] loop
    execute format('create policy desk_adds on %I as restrictive for insert with check (%s)', name, is_desk);
    execute format('create policy desk_removes on %I as restrictive for delete using (%s)', name, is_desk);
    -- Contracts and organizations are locked, and worklogs charged, when a customer answers.
    continue when name in ('organizations', 'contracts', 'worklogs');
    execute format('create policy desk_changes on %I as restrictive for update using (%s) with check (%s)', name, is_desk, is_desk);
  end loop;
end $$;
--> statement-breakpoint
-- Nor does it make staff or touch one: people of its own organizations, and itself.
create policy own_people_added on users as restrictive for insert with check (
  (select current_setting('app.kind')) <> 'customer' or kind = 'customer');
--> statement-breakpoint
create policy own_people_changed on users as restrictive for update using (
  (select current_setting('app.kind')) <> 'customer' or kind = 'customer')
  with check ((select current_setting('app.kind')) <> 'customer' or kind = 'customer');
--> statement-breakpoint
-- Stored answers repeat what was said to somebody: a person of a customer reads its own alone. (A key of one
-- organization has no person; its rows are told apart by their unguessable actor_key.)
create policy own_answers on idempotency_keys as restrictive using (
  (select current_setting('app.kind')) <> 'customer' or (select current_setting('app.user_id')) = ''
  or actor_key = (select rtrim(translate(encode(sha256(convert_to('user ' || current_setting('app.user_id'), 'UTF8')), 'base64'),
    '+/', '-_'), '=')));
--> statement-breakpoint
-- Functions find their tables in the schema of Mesa alone, never among temporary ones, and are nobody's to call
-- but the program's.
alter function refuse_change() set search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
alter function check_posting(uuid, uuid) set search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
alter function check_posting_of_line() set search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
alter function check_posting_itself() set search_path = pg_catalog, public, pg_temp;
--> statement-breakpoint
revoke execute on function refuse_change(), check_posting(uuid, uuid), check_posting_of_line(), check_posting_itself() from public;
--> statement-breakpoint
grant execute on function check_posting(uuid, uuid) to mesa_app;
--> statement-breakpoint
-- Databases that were made by older servers let everybody make tables here.
revoke create on schema public from public;
