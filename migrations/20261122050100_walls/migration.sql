-- The walls: the application's role owns nothing, every table forces row-level security, history is append-only.
-- Forms of the policies: settings are read through (select ...) so that they are evaluated once per statement, and
-- current_setting without its second argument fails when a transaction forgot to say who acts.

do $$
begin
  if not exists (select from pg_roles where rolname = 'mesa_app') then
    create role mesa_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to mesa_app;
--> statement-breakpoint
-- The directory of desks: which desk a host name or slug means is asked before any desk is known.
alter table tenants enable row level security;
--> statement-breakpoint
alter table tenants force row level security;
--> statement-breakpoint
create policy directory on tenants for select using (true);
--> statement-breakpoint
create policy own_desk on tenants for update using (id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
create policy new_desk on tenants for insert with check (id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update on tenants to mesa_app;
--> statement-breakpoint
alter table ticket_counters enable row level security;
--> statement-breakpoint
alter table ticket_counters force row level security;
--> statement-breakpoint
create policy scope on ticket_counters
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on ticket_counters to mesa_app;
--> statement-breakpoint
alter table products enable row level security;
--> statement-breakpoint
alter table products force row level security;
--> statement-breakpoint
create policy scope on products
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on products to mesa_app;
--> statement-breakpoint
alter table product_modules enable row level security;
--> statement-breakpoint
alter table product_modules force row level security;
--> statement-breakpoint
create policy scope on product_modules
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on product_modules to mesa_app;
--> statement-breakpoint
alter table catalog_entries enable row level security;
--> statement-breakpoint
alter table catalog_entries force row level security;
--> statement-breakpoint
create policy scope on catalog_entries
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on catalog_entries to mesa_app;
--> statement-breakpoint
alter table calendars enable row level security;
--> statement-breakpoint
alter table calendars force row level security;
--> statement-breakpoint
create policy scope on calendars
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on calendars to mesa_app;
--> statement-breakpoint
alter table calendar_versions enable row level security;
--> statement-breakpoint
alter table calendar_versions force row level security;
--> statement-breakpoint
create policy scope on calendar_versions
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert on calendar_versions to mesa_app;
--> statement-breakpoint
alter table rulebook_versions enable row level security;
--> statement-breakpoint
alter table rulebook_versions force row level security;
--> statement-breakpoint
create policy scope on rulebook_versions
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert on rulebook_versions to mesa_app;
--> statement-breakpoint
alter table idempotency_keys enable row level security;
--> statement-breakpoint
alter table idempotency_keys force row level security;
--> statement-breakpoint
create policy scope on idempotency_keys
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
grant select, insert, update, delete on idempotency_keys to mesa_app;
--> statement-breakpoint
alter table organization_groups enable row level security;
--> statement-breakpoint
alter table organization_groups force row level security;
--> statement-breakpoint
create policy scope on organization_groups
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on organization_groups to mesa_app;
--> statement-breakpoint
alter table organization_standings enable row level security;
--> statement-breakpoint
alter table organization_standings force row level security;
--> statement-breakpoint
create policy scope on organization_standings
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert on organization_standings to mesa_app;
--> statement-breakpoint
alter table sessions enable row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
create policy scope on sessions
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on sessions to mesa_app;
--> statement-breakpoint
alter table refresh_tokens enable row level security;
--> statement-breakpoint
alter table refresh_tokens force row level security;
--> statement-breakpoint
create policy scope on refresh_tokens
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on refresh_tokens to mesa_app;
--> statement-breakpoint
alter table one_time_tokens enable row level security;
--> statement-breakpoint
alter table one_time_tokens force row level security;
--> statement-breakpoint
create policy scope on one_time_tokens
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on one_time_tokens to mesa_app;
--> statement-breakpoint
alter table api_keys enable row level security;
--> statement-breakpoint
alter table api_keys force row level security;
--> statement-breakpoint
create policy scope on api_keys
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on api_keys to mesa_app;
--> statement-breakpoint
alter table mails enable row level security;
--> statement-breakpoint
alter table mails force row level security;
--> statement-breakpoint
create policy scope on mails
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on mails to mesa_app;
--> statement-breakpoint
alter table audit_log enable row level security;
--> statement-breakpoint
alter table audit_log force row level security;
--> statement-breakpoint
create policy scope on audit_log
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert on audit_log to mesa_app;
--> statement-breakpoint
alter table contracts enable row level security;
--> statement-breakpoint
alter table contracts force row level security;
--> statement-breakpoint
create policy scope on contracts
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on contracts to mesa_app;
--> statement-breakpoint
alter table contract_products enable row level security;
--> statement-breakpoint
alter table contract_products force row level security;
--> statement-breakpoint
create policy scope on contract_products
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update, delete on contract_products to mesa_app;
--> statement-breakpoint
alter table tickets enable row level security;
--> statement-breakpoint
alter table tickets force row level security;
--> statement-breakpoint
create policy scope on tickets
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on tickets to mesa_app;
--> statement-breakpoint
alter table ticket_participants enable row level security;
--> statement-breakpoint
alter table ticket_participants force row level security;
--> statement-breakpoint
create policy scope on ticket_participants
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update, delete on ticket_participants to mesa_app;
--> statement-breakpoint
alter table message_reads enable row level security;
--> statement-breakpoint
alter table message_reads force row level security;
--> statement-breakpoint
create policy scope on message_reads
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update, delete on message_reads to mesa_app;
--> statement-breakpoint
alter table decisions enable row level security;
--> statement-breakpoint
alter table decisions force row level security;
--> statement-breakpoint
create policy scope on decisions
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on decisions to mesa_app;
--> statement-breakpoint
alter table ledger_accounts enable row level security;
--> statement-breakpoint
alter table ledger_accounts force row level security;
--> statement-breakpoint
create policy scope on ledger_accounts
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on ledger_accounts to mesa_app;
--> statement-breakpoint
alter table ledger_lots enable row level security;
--> statement-breakpoint
alter table ledger_lots force row level security;
--> statement-breakpoint
create policy scope on ledger_lots
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert on ledger_lots to mesa_app;
--> statement-breakpoint
alter table worklogs enable row level security;
--> statement-breakpoint
alter table worklogs force row level security;
--> statement-breakpoint
create policy scope on worklogs
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on worklogs to mesa_app;
--> statement-breakpoint
alter table ledger_postings enable row level security;
--> statement-breakpoint
alter table ledger_postings force row level security;
--> statement-breakpoint
create policy scope on ledger_postings
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert on ledger_postings to mesa_app;
--> statement-breakpoint
alter table ledger_lines enable row level security;
--> statement-breakpoint
alter table ledger_lines force row level security;
--> statement-breakpoint
create policy scope on ledger_lines
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert on ledger_lines to mesa_app;
--> statement-breakpoint
alter table ledger_balances enable row level security;
--> statement-breakpoint
alter table ledger_balances force row level security;
--> statement-breakpoint
create policy scope on ledger_balances
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on ledger_balances to mesa_app;
--> statement-breakpoint
alter table ledger_month_closes enable row level security;
--> statement-breakpoint
alter table ledger_month_closes force row level security;
--> statement-breakpoint
create policy scope on ledger_month_closes
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert on ledger_month_closes to mesa_app;
--> statement-breakpoint
alter table sla_clocks enable row level security;
--> statement-breakpoint
alter table sla_clocks force row level security;
--> statement-breakpoint
create policy scope on sla_clocks
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on sla_clocks to mesa_app;
--> statement-breakpoint
alter table sla_events enable row level security;
--> statement-breakpoint
alter table sla_events force row level security;
--> statement-breakpoint
create policy scope on sla_events
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert on sla_events to mesa_app;
--> statement-breakpoint
alter table memberships enable row level security;
--> statement-breakpoint
alter table memberships force row level security;
--> statement-breakpoint
create policy scope on memberships
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update, delete on memberships to mesa_app;
--> statement-breakpoint
alter table organizations enable row level security;
--> statement-breakpoint
alter table organizations force row level security;
--> statement-breakpoint
create policy scope on organizations
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on organizations to mesa_app;
--> statement-breakpoint
alter table messages enable row level security;
--> statement-breakpoint
alter table messages force row level security;
--> statement-breakpoint
create policy scope on messages
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)));
--> statement-breakpoint
grant select, insert, update on messages to mesa_app;
--> statement-breakpoint
alter table outbox enable row level security;
--> statement-breakpoint
alter table outbox force row level security;
--> statement-breakpoint
create policy scope on outbox
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)));
--> statement-breakpoint
grant select, insert, update, delete on outbox to mesa_app;
--> statement-breakpoint
alter table ticket_events enable row level security;
--> statement-breakpoint
alter table ticket_events force row level security;
--> statement-breakpoint
create policy scope on ticket_events
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and chain = 'public')))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and chain = 'public')));
--> statement-breakpoint
grant select, insert on ticket_events to mesa_app;
--> statement-breakpoint
alter table record_chains enable row level security;
--> statement-breakpoint
alter table record_chains force row level security;
--> statement-breakpoint
create policy scope on record_chains
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and chain = 'public')))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and chain = 'public')));
--> statement-breakpoint
grant select, insert, update on record_chains to mesa_app;
--> statement-breakpoint
alter table attachments enable row level security;
--> statement-breakpoint
alter table attachments force row level security;
--> statement-breakpoint
create policy scope on attachments
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)
    or (linked_at is null and uploaded_by = (select nullif(current_setting('app.user_id'), '')::uuid))))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or (organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]) and not internal)
    or (linked_at is null and uploaded_by = (select nullif(current_setting('app.user_id'), '')::uuid))));
--> statement-breakpoint
grant select, insert, update, delete on attachments to mesa_app;
--> statement-breakpoint
alter table users enable row level security;
--> statement-breakpoint
alter table users force row level security;
--> statement-breakpoint
create policy scope on users
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or kind = 'staff'
    or organization_ids && (select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]
    or id = (select nullif(current_setting('app.user_id'), '')::uuid)))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer' or kind = 'staff'
    or organization_ids && (select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[]
    or id = (select nullif(current_setting('app.user_id'), '')::uuid)));
--> statement-breakpoint
grant select, insert, update on users to mesa_app;
--> statement-breakpoint
-- Second wall of the append-only tables, after the missing grants.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on ticket_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ticket_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on ledger_postings for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_postings for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on ledger_lines for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_lines for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on ledger_lots for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_lots for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on sla_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on sla_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on audit_log for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on audit_log for each statement execute function refuse_change();
--> statement-breakpoint
-- At commit a posting must balance, say in its hashed text exactly the lines it has, and fall into an open month. The
-- comparison with the text also stops a later transaction from adding a line to an old posting.
create function check_posting(the_tenant uuid, the_posting uuid) returns void language plpgsql as $$
declare
  posting ledger_postings%rowtype;
  line_count integer;
  total bigint;
  stored jsonb;
begin
  select * into strict posting from ledger_postings where tenant_id = the_tenant and id = the_posting;
  select count(*), coalesce(sum(minutes), 0),
    coalesce(jsonb_agg(jsonb_build_object('lotId', lot_id, 'bucket', bucket, 'minutes', minutes) order by line_no), '[]')
    into line_count, total, stored
    from ledger_lines where tenant_id = the_tenant and posting_id = the_posting;
  if line_count < 2 then
    raise exception 'posting % has % lines', the_posting, line_count using errcode = 'check_violation';
  end if;
  if total <> 0 then
    raise exception 'posting % does not balance: %', the_posting, total using errcode = 'check_violation';
  end if;
  if stored <> (posting.canonical::jsonb -> 'lines') then
    raise exception 'posting % differs from its hashed text', the_posting using errcode = 'check_violation';
  end if;
  if exists (select from ledger_month_closes c where c.tenant_id = the_tenant and c.account_id = posting.account_id
      and c.month >= date_trunc('month', posting.effective_on)::date and c.seq < posting.seq) then
    raise exception 'month of % is closed', posting.effective_on using errcode = 'check_violation', constraint = 'month_is_closed';
  end if;
end $$;
--> statement-breakpoint
create function check_posting_of_line() returns trigger language plpgsql as $$
begin
  perform check_posting(new.tenant_id, new.posting_id);
  return null;
end $$;
--> statement-breakpoint
create function check_posting_itself() returns trigger language plpgsql as $$
begin
  perform check_posting(new.tenant_id, new.id);
  return null;
end $$;
--> statement-breakpoint
create constraint trigger posting_is_whole after insert on ledger_postings deferrable initially deferred
  for each row execute function check_posting_itself();
--> statement-breakpoint
create constraint trigger line_belongs after insert on ledger_lines deferrable initially deferred
  for each row execute function check_posting_of_line();
