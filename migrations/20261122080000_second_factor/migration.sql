-- A second factor (A09): the secret is stored encrypted with a key that is not in the database.
create table second_factors (
  tenant_id uuid not null,
  user_id uuid not null,
  secret_cipher text not null,
  started_at timestamptz not null,
  -- Null: asked for and not yet proved; it protects nothing until then.
  confirmed_at timestamptz,
  -- The newest time step whose code was taken: no code is good twice.
  last_step bigint,
  wrong_in_a_row int not null default 0,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
--> statement-breakpoint
create table recovery_codes (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, code_hash),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
--> statement-breakpoint
-- Nobody's transaction sees them but the system's: not the desk's, not even an administrator's.
alter table second_factors enable row level security;
--> statement-breakpoint
alter table second_factors force row level security;
--> statement-breakpoint
create policy scope on second_factors
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system');
--> statement-breakpoint
grant select, insert, update, delete on second_factors to mesa_app;
--> statement-breakpoint
alter table recovery_codes enable row level security;
--> statement-breakpoint
alter table recovery_codes force row level security;
--> statement-breakpoint
create policy scope on recovery_codes
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system');
--> statement-breakpoint
grant select, insert, update, delete on recovery_codes to mesa_app;
--> statement-breakpoint
-- Since when a person has one, for lists of people; sign-in asks second_factors itself.
alter table users add column second_factor_at timestamptz;
--> statement-breakpoint
-- Rotation of API keys: the former secret stays good for a while chosen by the administrator.
alter table api_keys add column previous_hash text;
--> statement-breakpoint
alter table api_keys add column previous_until timestamptz;
--> statement-breakpoint
alter table api_keys add column rotated_at timestamptz;
--> statement-breakpoint
alter table api_keys add constraint api_keys_previous_has_its_end check ((previous_hash is null) = (previous_until is null));
--> statement-breakpoint
create unique index api_keys_previous_hash on api_keys (tenant_id, previous_hash) where previous_hash is not null;
--> statement-breakpoint
-- The list of one's open sessions, newest first.
create index sessions_of_user_newest on sessions (tenant_id, user_id, created_at desc, id desc) where revoked_at is null;
