-- What the recomputation of ledger and record found each night, kept for the auditor and never changed (P4, P22).
create table integrity_checks (
  tenant_id uuid not null references tenants,
  id uuid not null,
  checked_at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  chains integer not null check (chains >= 0),
  events bigint not null check (events >= 0),
  violations integer not null check (violations >= 0),
  broken_chains integer not null check (broken_chains >= 0),
  findings jsonb not null,
  primary key (tenant_id, id)
);
--> statement-breakpoint
create index integrity_checks_newest on integrity_checks (tenant_id, checked_at desc, id desc);
--> statement-breakpoint
alter table integrity_checks enable row level security;
--> statement-breakpoint
alter table integrity_checks force row level security;
--> statement-breakpoint
create policy scope on integrity_checks
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system');
--> statement-breakpoint
grant select, insert on integrity_checks to mesa_app;
