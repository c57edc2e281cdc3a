-- Contracts designed by the desk, and the hour ledger in full (docs/design/ledger.md).

-- What a contract type says from a day on (HR-1). The type itself is an entry of the catalogue `contract-types`.
create table contract_type_versions (
  tenant_id uuid not null references tenants (id),
  type_id uuid not null,
  version integer not null check (version >= 1),
  effective_from date not null,
  terms jsonb not null,
  note text check (length(note) between 1 and 2000),
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, type_id, version),
  foreign key (tenant_id, type_id) references catalog_entries (tenant_id, id),
  foreign key (tenant_id, created_by_id) references users (tenant_id, id)
);
--> statement-breakpoint
-- What holds for one contract from a day on; the first from its start. Never backwards.
create table contract_versions (
  tenant_id uuid not null references tenants (id),
  contract_id uuid not null,
  version integer not null check (version >= 1),
  organization_id uuid not null,
  effective_from date not null,
  type_id uuid,
  type_version integer check (type_version >= 1),
  terms jsonb not null,
  reason text check (length(reason) between 1 and 2000),
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, contract_id, version),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, type_id) references catalog_entries (tenant_id, id),
  foreign key (tenant_id, created_by_id) references users (tenant_id, id)
);
--> statement-breakpoint
alter table contracts
  -- The version of its terms that is in force; the columns beside it say the same.
  add column terms_version integer not null default 1 check (terms_version >= 1),
  -- The contract that this one goes on from (HR-12).
  add column renews_id uuid,
  add foreign key (tenant_id, renews_id) references contracts (tenant_id, id);
--> statement-breakpoint
create index contracts_renewing on contracts (tenant_id, renews_id) where renews_id is not null;
--> statement-breakpoint
create index contracts_by_end on contracts (tenant_id, ends_on, id);
--> statement-breakpoint
-- The desk's rate card (HR-11): the price of an hour from a day on. Which row holds: the newest that began, the most particular.
create table rates (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- What it prices: hours outside of a contract, or beyond what its lots carry.
  kind text not null check (kind in ('independent', 'overdraft', 'after_hours')),
  -- A code of the catalogue `components`; null: whichever.
  component text check (component ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  valid_from date not null,
  hour_price_amount bigint not null check (hour_price_amount between 0 and 1000000000000),
  hour_price_currency text not null check (hour_price_currency ~ '^[A-Z]{3}$'),
  note text check (length(note) between 1 and 500),
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by_id) references users (tenant_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
--> statement-breakpoint
create index rates_in_order on rates (tenant_id, kind, valid_from desc, id);
--> statement-breakpoint
-- How many minutes of maintenance a year's licence payment brings (HR-3): of each 1,000 units of the currency.
create table maintenance_factors (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2200),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minutes_per_thousand integer not null check (minutes_per_thousand between 0 and 1000000),
  note text check (length(note) between 1 and 500),
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by_id) references users (tenant_id, id)
);
--> statement-breakpoint
create index maintenance_factors_of_year on maintenance_factors (tenant_id, year, currency, created_at desc);
--> statement-breakpoint
create table licence_payments (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  contract_id uuid not null,
  organization_id uuid not null,
  licence_year integer not null check (licence_year between 2000 and 2200),
  paid_on date not null,
  -- Minor units.
  amount bigint not null check (amount between 1 and 1000000000000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minutes_per_thousand integer not null check (minutes_per_thousand between 0 and 1000000),
  minutes integer not null check (minutes between 0 and 6000000),
  lot_id uuid,
  reference text check (length(reference) between 1 and 200),
  recorded_by text not null,
  recorded_by_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, contract_id, licence_year),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, lot_id) references ledger_lots (tenant_id, id),
  foreign key (tenant_id, recorded_by_id) references users (tenant_id, id)
);
--> statement-breakpoint
-- When the ledger of a contract next has something to do by itself: a period's grant, the end of a lot, a change of terms.
create table ledger_schedules (
  tenant_id uuid not null references tenants (id),
  account_id uuid not null,
  organization_id uuid not null,
  -- Null: nothing ahead.
  due_at timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  retry_at timestamptz,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create index ledger_schedules_due on ledger_schedules (tenant_id, due_at) where due_at is not null;
--> statement-breakpoint
-- A closed month, as it stood: its statement word for word, and the balances the next one begins with.
alter table ledger_month_closes
  add column closed_by_id uuid,
  add column balances jsonb,
  add column statement text,
  add column statement_hash text check (statement_hash ~ '^[0-9a-f]{64}$'),
  add foreign key (tenant_id, closed_by_id) references users (tenant_id, id);
--> statement-breakpoint
-- Minutes put right by hand, posted at once or by a second person (policy `hours.adjustmentSecondPersonAboveMinutes`).
create table ledger_adjustments (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  contract_id uuid not null,
  organization_id uuid not null,
  -- Above 0 grants, below 0 consumes.
  minutes integer not null check (minutes <> 0 and minutes between -6000000 and 6000000),
  reason text not null check (length(reason) between 1 and 2000),
  valid_from date,
  valid_until date,
  status text not null check (status in ('pending', 'posted', 'declined', 'withdrawn')),
  asked_by text not null,
  asked_by_id uuid,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_id uuid,
  decided_at timestamptz,
  decision_note text check (length(decision_note) between 1 and 2000),
  posting_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, asked_by_id) references users (tenant_id, id),
  foreign key (tenant_id, decided_by_id) references users (tenant_id, id),
  foreign key (tenant_id, posting_id) references ledger_postings (tenant_id, id),
  check ((status = 'posted') = (posting_id is not null)),
  check ((status = 'pending') = (decided_at is null)),
  check (valid_until > valid_from)
);
--> statement-breakpoint
create index ledger_adjustments_pending on ledger_adjustments (tenant_id, status, asked_at desc, id);
--> statement-breakpoint
-- What was told of a contract, once each (HR-12).
create table contract_alerts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  contract_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('fraction', 'days', 'hours', 'forecast')),
  -- Of what: the period and the fraction, or the end and the days.
  key text not null check (length(key) between 1 and 200),
  details jsonb not null,
  told_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, contract_id, kind, key),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table renewal_tasks (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  contract_id uuid not null,
  organization_id uuid not null,
  cause text not null check (cause in ('days', 'hours', 'forecast', 'manual')),
  due_on date not null,
  owner_id uuid,
  owner_name text,
  status text not null default 'open' check (status in ('open', 'done')),
  outcome text check (outcome in ('renewed', 'upgraded', 'not_renewed')),
  renewed_contract_id uuid,
  note text check (length(note) between 1 and 2000),
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  finished_by text,
  version integer not null default 1 check (version >= 1),
  primary key (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, owner_id) references users (tenant_id, id),
  foreign key (tenant_id, renewed_contract_id) references contracts (tenant_id, id),
  check ((status = 'done') = (finished_at is not null)),
  check ((status = 'done') = (outcome is not null)),
  check (outcome is distinct from 'renewed' or renewed_contract_id is not null)
);
--> statement-breakpoint
create unique index renewal_tasks_one_open on renewal_tasks (tenant_id, contract_id) where status = 'open';
--> statement-breakpoint
create index renewal_tasks_in_order on renewal_tasks (tenant_id, status, due_on, id);
--> statement-breakpoint
-- Time of agents that is not on a case, by type (HR-13); one entered by mistake is withdrawn.
create table time_entries (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  user_id uuid not null,
  user_name text not null,
  -- A code of the catalogue `offline-types`.
  type_code text not null check (type_code ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  started_at timestamptz not null,
  worked_on date not null,
  minutes integer not null check (minutes between 1 and 1440),
  note text check (length(note) between 1 and 2000),
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
--> statement-breakpoint
create index time_entries_of_user on time_entries (tenant_id, user_id, started_at desc, id);
--> statement-breakpoint
create index time_entries_by_day on time_entries (tenant_id, worked_on, id);
--> statement-breakpoint
-- Components are the desk's own (CA-1, HR-5); corrected work stays readable beside what took its place.
alter table worklogs
  drop constraint worklogs_component_check,
  add constraint worklogs_component_check check (component ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  -- What a minute of it counts, by the contract's terms.
  add column weight_percent integer not null default 100 check (weight_percent between 0 and 1000),
  -- The rounding it was posted by.
  add column rounding_minutes integer check (rounding_minutes between 1 and 480),
  add column rounding_scope text check (rounding_scope in ('entry', 'ticketDay')),
  -- Logged at once for several people.
  add column shared_entry_id uuid,
  -- The entry that this one puts right.
  add column corrects_id uuid,
  add column corrected_at timestamptz,
  add column corrected_by text,
  add column correction_reason text check (length(correction_reason) between 1 and 2000),
  -- The price of an hour on the day worked, where lots do not pay it.
  add column hour_price_amount bigint check (hour_price_amount between 0 and 1000000000000),
  add column hour_price_currency text check (hour_price_currency ~ '^[A-Z]{3}$'),
  add foreign key (tenant_id, corrects_id) references worklogs (tenant_id, id),
  add constraint worklogs_corrected_once unique (tenant_id, corrects_id),
  add check ((corrected_at is null) = (corrected_by is null)),
  add check ((hour_price_amount is null) = (hour_price_currency is null));
--> statement-breakpoint
-- A customer who does not agree with a ruling of coverage (HR-4).
create table coverage_objections (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  -- As it was ruled then.
  coverage text not null check (coverage in ('contract', 'warranty', 'included', 'independent', 'courtesy')),
  reason text not null check (length(reason) between 1 and 4000),
  made_by text not null,
  made_by_id uuid,
  made_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'upheld', 'rejected')),
  answer text check (length(answer) between 1 and 4000),
  answered_by text,
  answered_by_id uuid,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, made_by_id) references users (tenant_id, id),
  foreign key (tenant_id, answered_by_id) references users (tenant_id, id),
  check ((status = 'open') = (answered_at is null)),
  check ((answered_at is null) = (answer is null))
);
--> statement-breakpoint
create unique index coverage_objections_one_open on coverage_objections (tenant_id, ticket_id) where status = 'open';
--> statement-breakpoint
create index coverage_objections_of_ticket on coverage_objections (tenant_id, ticket_id, made_at desc, id);
--> statement-breakpoint
alter table tickets
  add column coverage_reason text check (length(coverage_reason) between 1 and 4000),
  add column coverage_ruled_by text,
  add column coverage_ruled_at timestamptz,
  -- HR-7: where the hours of the case come from, as its key user said.
  add column funding_source text check (funding_source in ('contract', 'quote')),
  add column funding_chosen_by text,
  add column funding_chosen_at timestamptz;
--> statement-breakpoint
alter table decisions
  -- Agreed minutes that no lot carries: worked on overdraft, at the rate, or out of the next lot.
  add column unheld_minutes integer not null default 0 check (unheld_minutes between 0 and 600000);
--> statement-breakpoint
-- Heads of the chains as they left the building, a day each.
create table published_heads (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  on_date date not null,
  -- The exact text that was hashed and sent.
  body text not null,
  prev_hash text not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sent_to text not null,
  published_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, on_date)
);
--> statement-breakpoint
-- The walls.
do $$
declare
  name text;
  own constant text := 'tenant_id = (select current_setting(''app.tenant_id'')::uuid)';
  is_desk constant text := '(select case when current_setting(''app.kind'') in (''desk'', ''system'') then ''desk'' else ''customer'' end) <> ''customer''';
  theirs constant text := 'organization_id = any ((select string_to_array(current_setting(''app.organization_ids''), '','')::uuid[])::uuid[])';
begin
  -- Of organizations, which read them; only objections are written by customers.
  foreach name in array array['contract_versions', 'licence_payments', 'ledger_schedules', 'coverage_objections'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope on %I using (%s and (%s or %s)) with check (%s and (%s or %s))', name, own, is_desk, theirs,
      own, is_desk, theirs);
  end loop;
  -- What the desk set up; customers' transactions read it.
  foreach name in array array['contract_type_versions', 'rates'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope on %I using (%s) with check (%s)', name, own, own);
  end loop;
  foreach name in array array['contract_type_versions', 'rates', 'contract_versions', 'licence_payments', 'ledger_schedules'] loop
    execute format('create policy desk_adds on %I as restrictive for insert with check (%s)', name, is_desk);
    execute format('create policy desk_changes on %I as restrictive for update using (%s) with check (%s)', name, is_desk, is_desk);
  end loop;
  -- The desk's alone.
  foreach name in array array['maintenance_factors', 'ledger_adjustments', 'contract_alerts', 'renewal_tasks', 'time_entries',
    'published_heads'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope on %I using (%s and %s) with check (%s and %s)', name, own, is_desk, own, is_desk);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert on contract_type_versions, contract_versions, rates, maintenance_factors, licence_payments, ledger_schedules,
  ledger_adjustments, contract_alerts, renewal_tasks, time_entries, coverage_objections, published_heads to mesa_app;
--> statement-breakpoint
grant update (terms_version) on contracts to mesa_app;
--> statement-breakpoint
grant update (withdrawn_at, withdrawn_by) on rates to mesa_app;
--> statement-breakpoint
grant update (due_at, attempts, retry_at) on ledger_schedules to mesa_app;
--> statement-breakpoint
grant update (status, decided_by, decided_by_id, decided_at, decision_note, posting_id) on ledger_adjustments to mesa_app;
--> statement-breakpoint
grant update (due_on, owner_id, owner_name, status, outcome, renewed_contract_id, note, updated_at, finished_at, finished_by, version)
  on renewal_tasks to mesa_app;
--> statement-breakpoint
grant update (withdrawn_at, withdrawn_by) on time_entries to mesa_app;
--> statement-breakpoint
grant update (corrected_at, corrected_by, correction_reason, coverage, contract_id, rounded_minutes, hour_price_amount,
  hour_price_currency) on worklogs to mesa_app;
--> statement-breakpoint
grant update (status, answer, answered_by, answered_by_id, answered_at) on coverage_objections to mesa_app;
--> statement-breakpoint
grant update (coverage_reason, coverage_ruled_by, coverage_ruled_at, funding_source, funding_chosen_by, funding_chosen_at)
  on tickets to mesa_app;
--> statement-breakpoint
grant update (unheld_minutes) on decisions to mesa_app;
--> statement-breakpoint
create trigger append_only before update or delete on published_heads for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on published_heads for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on contract_versions for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on contract_versions for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on contract_type_versions for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on contract_type_versions for each statement execute function refuse_change();
--> statement-breakpoint
-- What exists already, beyond the walls of one desk, which stand again at once.
do $$
declare
  name text;
begin
  foreach name in array array['contracts', 'contract_versions', 'ledger_accounts', 'ledger_schedules', 'catalog_entries',
    'contract_type_versions'] loop
    execute format('alter table %I no force row level security', name);
  end loop;
  insert into contract_versions (tenant_id, contract_id, version, organization_id, effective_from, type_id, terms, created_by, created_at)
  select tenant_id, id, 1, organization_id, starts_on, type_id, jsonb_build_object('kind', kind, 'period', period,
    'periodMinutes', period_minutes, 'unlimited', unlimited, 'overdraftMinutesMax', overdraft_minutes_max,
    'roundingMinutes', rounding_minutes, 'hourPrice', case when hour_price_amount is null then null else
      jsonb_build_object('amount', hour_price_amount, 'currency', hour_price_currency) end), 'Mesa', created_at
  from contracts on conflict do nothing;
  insert into contract_type_versions (tenant_id, type_id, version, effective_from, terms, created_by, created_at)
  select tenant_id, id, 1, created_at::date, jsonb_strip_nulls(jsonb_build_object('kind', coalesce(settings ->> 'kind', 'contract'),
    'openCaseLimits', settings -> 'openCaseLimits')), 'Mesa', created_at
  from catalog_entries where kind = 'contract-types' on conflict do nothing;
  insert into ledger_schedules (tenant_id, account_id, organization_id, due_at)
  select tenant_id, id, organization_id, created_at from ledger_accounts on conflict do nothing;
  foreach name in array array['contracts', 'contract_versions', 'ledger_accounts', 'ledger_schedules', 'catalog_entries',
    'contract_type_versions'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
