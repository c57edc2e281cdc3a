-- Wrong passwords are counted where every node of an installation sees them (A01). `account` is a hash: the address
-- typed may be nobody's, and must not be kept. One row per account and five minutes at most; a job removes old ones.
create table login_attempts (
  tenant_id uuid not null references tenants,
  account text not null check (account ~ '^[0-9a-f]{64}$'),
  window_from timestamptz not null,
  attempts integer not null check (attempts > 0),
  primary key (tenant_id, account)
);
--> statement-breakpoint
create index login_attempts_age on login_attempts (tenant_id, window_from);
--> statement-breakpoint
alter table login_attempts enable row level security;
--> statement-breakpoint
alter table login_attempts force row level security;
--> statement-breakpoint
create policy scope on login_attempts
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system');
--> statement-breakpoint
grant select, insert, update, delete on login_attempts to mesa_app;
