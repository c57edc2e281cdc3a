-- Single sign-on by OpenID Connect: providers of a desk, whom they stand for, and answers that were used.
create table oidc_providers (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  issuer text not null,
  client_id text not null,
  -- Encrypted with a key of the installation; bound to this desk and provider.
  client_secret_sealed text not null,
  side text not null check (side in ('staff', 'customers', 'everyone')),
  -- Empty: any.
  email_domains text[] not null default '{}',
  is_enabled boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
--> statement-breakpoint
create table oidc_identities (
  tenant_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  issuer text not null,
  -- The provider's name for the person, which no change of address moves.
  subject text not null,
  user_id uuid not null,
  -- The verified address that linked them.
  email text not null,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, subject),
  -- A second account of a provider, or a second provider, never takes over a person.
  unique (tenant_id, user_id),
  foreign key (tenant_id, provider_id) references oidc_providers (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
--> statement-breakpoint
create index oidc_identities_of_provider on oidc_identities (tenant_id, provider_id, id);
--> statement-breakpoint
-- States of sign-ins that came back: each is good for one answer of the provider.
create table oidc_spent_states (
  tenant_id uuid not null references tenants (id),
  state_hash text not null,
  spent_at timestamptz not null,
  primary key (tenant_id, state_hash)
);
--> statement-breakpoint
create index oidc_spent_states_old on oidc_spent_states (tenant_id, spent_at);
--> statement-breakpoint
alter table oidc_providers enable row level security;
--> statement-breakpoint
alter table oidc_providers force row level security;
--> statement-breakpoint
create policy scope on oidc_providers
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update, delete on oidc_providers to mesa_app;
--> statement-breakpoint
alter table oidc_identities enable row level security;
--> statement-breakpoint
alter table oidc_identities force row level security;
--> statement-breakpoint
create policy scope on oidc_identities
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, update (last_used_at), delete on oidc_identities to mesa_app;
--> statement-breakpoint
alter table oidc_spent_states enable row level security;
--> statement-breakpoint
alter table oidc_spent_states force row level security;
--> statement-breakpoint
create policy scope on oidc_spent_states
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) <> 'customer');
--> statement-breakpoint
grant select, insert, delete on oidc_spent_states to mesa_app;
--> statement-breakpoint
-- A key that stood in an address (A10): addresses are kept in logs and histories.
alter table api_keys add column exposed_at timestamptz;
