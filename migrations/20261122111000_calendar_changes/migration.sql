-- What a new version or another calendar does to the clocks that run (docs/design/clocks.md).

-- A version is in force when it is written, or was before: the newest one is always the current one.
alter table calendar_versions add constraint calendar_versions_never_later
  check (effective_at is null or effective_at <= created_at);
--> statement-breakpoint
-- Written with the version or the assignment; the unfinished clocks follow in batches until `finished_at`.
create table calendar_changes (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  calendar_id uuid not null,
  version_id uuid not null,
  kind text not null check (kind in ('forward', 'correction', 'assignment')),
  -- Of an assignment: what took the calendar, and its id unless it is the desk.
  assigned_to text check (assigned_to in ('desk', 'organization', 'contract')),
  assigned_id uuid,
  reason text,
  by_id uuid,
  by_name text not null,
  by_role text not null,
  -- From here on clocks are measured by it.
  at timestamptz not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  clocks_changed integer not null default 0 check (clocks_changed >= 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, calendar_id) references calendars (tenant_id, id),
  foreign key (tenant_id, version_id) references calendar_versions (tenant_id, id),
  check ((kind = 'assignment') = (assigned_to is not null)),
  check ((kind = 'correction') = (reason is not null)),
  check ((assigned_to is null or assigned_to = 'desk') = (assigned_id is null))
);
--> statement-breakpoint
create index calendar_changes_waiting on calendar_changes (tenant_id, created_at, id) where finished_at is null;
--> statement-breakpoint
create index calendar_changes_of_version on calendar_changes (tenant_id, version_id);
--> statement-breakpoint
create index calendar_changes_assigned on calendar_changes (tenant_id, assigned_to, assigned_id, at) where kind = 'assignment';
--> statement-breakpoint
alter table calendar_changes enable row level security;
--> statement-breakpoint
alter table calendar_changes force row level security;
--> statement-breakpoint
-- Customers' transactions read it, since a reply lets its clock follow at once.
create policy scope on calendar_changes
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid));
--> statement-breakpoint
create policy desk_adds on calendar_changes as restrictive for insert
  with check ((select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer');
--> statement-breakpoint
create policy desk_changes on calendar_changes as restrictive for update
  using ((select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer')
  with check ((select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer');
--> statement-breakpoint
grant select, insert on calendar_changes to mesa_app;
--> statement-breakpoint
grant update (started_at, finished_at, clocks_changed) on calendar_changes to mesa_app;
--> statement-breakpoint
-- The holidays of a coming year, proposed once.
create table calendar_proposals (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  calendar_id uuid not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  year integer not null check (year between 1970 and 2199),
  additions jsonb not null,
  removals jsonb not null,
  status text not null default 'open' check (status in ('open', 'accepted', 'dismissed')),
  created_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  version_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, calendar_id, country, year),
  foreign key (tenant_id, calendar_id) references calendars (tenant_id, id),
  foreign key (tenant_id, version_id) references calendar_versions (tenant_id, id),
  check ((status = 'open') = (decided_at is null)),
  check ((status = 'accepted') = (version_id is not null))
);
--> statement-breakpoint
alter table calendar_proposals enable row level security;
--> statement-breakpoint
alter table calendar_proposals force row level security;
--> statement-breakpoint
create policy scope on calendar_proposals
  using (tenant_id = (select current_setting('app.tenant_id')::uuid)
    and (select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer')
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid)
    and (select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer');
--> statement-breakpoint
grant select, insert on calendar_proposals to mesa_app;
--> statement-breakpoint
grant update (status, decided_by, decided_at, version_id) on calendar_proposals to mesa_app;
--> statement-breakpoint
-- Clocks that a version or a calendar has to move; finished ones stay out of it.
create index sla_clocks_unfinished_of_version on sla_clocks (tenant_id, calendar_version_id, ticket_id) where finished_at is null;
--> statement-breakpoint
-- Who was moved by a version, before and after.
create index sla_events_of_version on sla_events (tenant_id, (details ->> 'calendarVersionId'), ticket_id, metric, cycle, seq)
  where type in ('retarget', 'correct');
--> statement-breakpoint
create index tickets_open_of_contract on tickets (tenant_id, contract_id, id) where closed_at is null and contract_id is not null;
