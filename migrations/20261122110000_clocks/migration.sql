-- Clocks of every kind, timers, calendars per organization (docs/design/clocks.md).

-- The customer's silence is measured in business days, freshness in clock minutes of attention days.
alter table sla_clocks alter column target_minutes drop not null;
--> statement-breakpoint
alter table sla_clocks add column target_days integer check (target_days between 1 and 366);
--> statement-breakpoint
alter table sla_clocks add column breach_cause text check (breach_cause in ('elapsed', 'retarget'));
--> statement-breakpoint
alter table sla_clocks drop constraint sla_clocks_target_unit_check;
--> statement-breakpoint
alter table sla_clocks add constraint sla_clocks_target_unit_check
  check (target_unit in ('business', 'clock', 'attention', 'business_day'));
--> statement-breakpoint
alter table sla_clocks add constraint sla_clocks_target_fits_unit
  check ((target_unit = 'business_day') = (target_days is not null) and (target_unit = 'business_day') = (target_minutes is null));
--> statement-breakpoint
grant update (target_days, breach_cause) on sla_clocks to mesa_app;
--> statement-breakpoint
-- `correct`: measured anew by another calendar, a signed act. `reinstate`: what finished it did not reach its reader.
alter table sla_events drop constraint sla_events_type_check;
--> statement-breakpoint
alter table sla_events add constraint sla_events_type_check
  check (type in ('start', 'pause', 'resume', 'retarget', 'correct', 'reinstate', 'satisfy', 'cancel'));
--> statement-breakpoint
-- What lists show of a case's clocks; written with them, always what they say.
alter table tickets
  add column queue_metric text check (queue_metric in ('first_reply', 'next_reply', 'resolution')),
  add column red_at timestamptz,
  add column auto_close_at timestamptz,
  add column unanswered_since timestamptz,
  -- 0: opened before all kinds of clocks existed; they are started for it once.
  add column clocks_version integer not null default 0 check (clocks_version >= 0);
--> statement-breakpoint
grant update (queue_metric, red_at, auto_close_at, unanswered_since, clocks_version) on tickets to mesa_app;
--> statement-breakpoint
create index tickets_red on tickets (tenant_id, red_at) where closed_at is null and red_at is not null;
--> statement-breakpoint
create index tickets_without_clocks on tickets (tenant_id, id) where closed_at is null and clocks_version = 0;
--> statement-breakpoint
-- What happens by itself at an instant; a row goes in the transaction that did it.
create table timers (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('warning', 'breach', 'red', 'silence_warning', 'auto_close', 'away_end', 'decision_end', 'watch_end')),
  -- Which clock (`first_reply/1`) or decision (its id); empty where the case itself is meant.
  subject text not null,
  -- Of a warning: how much of the target is spent.
  percent integer not null default 0 check (percent between 0 and 100),
  due_at timestamptz not null,
  -- After a failure.
  attempts integer not null default 0 check (attempts >= 0),
  retry_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, ticket_id, kind, subject, percent),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create index timers_due on timers (tenant_id, due_at, id);
--> statement-breakpoint
alter table timers enable row level security;
--> statement-breakpoint
alter table timers force row level security;
--> statement-breakpoint
-- A customer's reply moves the timers of its own case.
create policy scope on timers
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer' or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, delete on timers to mesa_app;
--> statement-breakpoint
grant update (due_at, attempts, retry_at) on timers to mesa_app;
--> statement-breakpoint
-- What waited for the clock before timers existed. Beyond the walls of one desk, which stand again at once.
alter table timers no force row level security;
--> statement-breakpoint
alter table decisions no force row level security;
--> statement-breakpoint
alter table tickets no force row level security;
--> statement-breakpoint
insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, due_at)
select tenant_id, gen_random_uuid(), ticket_id, organization_id, 'decision_end', id::text, expires_at
from decisions where status = 'pending' and expires_at is not null
on conflict do nothing;
--> statement-breakpoint
insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, due_at)
select tenant_id, gen_random_uuid(), id, organization_id, 'watch_end', '', watch_until
from tickets where status = 'in_validation' and closed_at is null and watch_until is not null
on conflict do nothing;
--> statement-breakpoint
alter table tickets force row level security;
--> statement-breakpoint
alter table decisions force row level security;
--> statement-breakpoint
alter table timers force row level security;
--> statement-breakpoint
-- Calendars: edited in versions, of the desk, an organization or a contract.
alter table calendars
  add column holiday_country text check (holiday_country ~ '^[A-Z]{2}$'),
  add column retired_at timestamptz;
--> statement-breakpoint
grant update (name, is_default, holiday_country, retired_at) on calendars to mesa_app;
--> statement-breakpoint
create unique index calendars_one_default on calendars (tenant_id) where is_default;
--> statement-breakpoint
alter table calendar_versions
  -- Names of its holidays and exceptions by date.
  add column labels jsonb not null default '{}',
  add column note text,
  add column created_by text,
  -- Clocks are measured by it from here on; absent: from `created_at`. Earlier than that it is a signed correction.
  add column effective_at timestamptz;
--> statement-breakpoint
alter table organizations add column calendar_id uuid;
--> statement-breakpoint
alter table organizations add foreign key (tenant_id, calendar_id) references calendars (tenant_id, id);
--> statement-breakpoint
grant update (calendar_id) on organizations to mesa_app;
