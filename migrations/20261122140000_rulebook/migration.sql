-- What the rules of five desks need to be kept (docs/design/rulebook.md).

alter table rulebook_versions
  add column created_by_id uuid,
  -- Why it was changed, in the words of who did.
  add column note text check (length(note) between 1 and 2000),
  -- The preset it was taken from whole.
  add column preset text check (length(preset) between 1 and 60),
  add foreign key (tenant_id, created_by_id) references users (tenant_id, id);
--> statement-breakpoint
-- Catalogues (CA-1): more kinds, and earlier versions of an entry stay readable for the cases written under them.
alter table catalog_entries
  drop constraint catalog_entries_kind_check,
  add constraint catalog_entries_kind_check check (kind in ('commitment-types', 'categories', 'request-kinds',
    'priority-reasons', 'priorities', 'topics', 'close-reasons', 'cancel-reasons', 'labels', 'visit-forms', 'sub-states',
    'contract-types', 'components', 'offline-types')),
  add column version integer not null default 1 check (version >= 1);
--> statement-breakpoint
create table catalog_entry_versions (
  tenant_id uuid not null references tenants (id),
  entry_id uuid not null,
  version integer not null check (version >= 1),
  name jsonb not null,
  settings jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, entry_id, version),
  foreign key (tenant_id, entry_id) references catalog_entries (tenant_id, id)
);
--> statement-breakpoint
-- Texts a customer reads and accepts: conditions of service once (EN-5), terms of attention in each case (EN-6).
create table published_texts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null check (kind in ('conditions', 'terms')),
  version integer not null check (version >= 1),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 50000),
  body_html text not null,
  published_by text not null,
  published_by_id uuid,
  published_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, version),
  foreign key (tenant_id, published_by_id) references users (tenant_id, id)
);
--> statement-breakpoint
create table conditions_acceptances (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  text_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  organization_id uuid not null,
  accepted_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, text_id, user_id),
  foreign key (tenant_id, text_id) references published_texts (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
-- Who is trained in what (EN-7); one entered by mistake is withdrawn, not deleted.
create table trainings (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  user_id uuid not null,
  product_id uuid not null,
  organization_id uuid not null,
  trained_on date not null,
  trainer text not null check (length(trainer) between 1 and 200),
  note text check (length(note) between 1 and 2000),
  recorded_by text not null,
  recorded_by_id uuid,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, recorded_by_id) references users (tenant_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
--> statement-breakpoint
create index trainings_of_user on trainings (tenant_id, user_id, trained_on desc);
--> statement-breakpoint
-- What somebody wrote who may not open cases: a key user sends, merges or declines it (EN-4).
create table case_drafts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organization_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  -- As the body of POST /tickets.
  content jsonb not null,
  status text not null default 'open' check (status in ('open', 'sent', 'merged', 'declined', 'discarded')),
  -- The case it became, or was added to.
  ticket_id uuid,
  reason text check (length(reason) between 1 and 2000),
  decided_by text,
  decided_by_id uuid,
  decided_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, author_id) references users (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, decided_by_id) references users (tenant_id, id),
  check ((status = 'open') = (decided_at is null)),
  check ((status in ('sent', 'merged')) = (ticket_id is not null)),
  check (status <> 'declined' or reason is not null)
);
--> statement-breakpoint
create index case_drafts_of_organization on case_drafts (tenant_id, organization_id, status, id desc);
--> statement-breakpoint
-- Announced ahead: a case inside one is priority at once (IN-10).
create table critical_windows (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  organization_id uuid not null,
  -- Null: whatever product.
  product_id uuid,
  reason text not null check (length(reason) between 1 and 500),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  announced_by text not null,
  announced_by_id uuid,
  announced_at timestamptz not null,
  -- Announced with fewer days to go than the rulebook in force asked for.
  is_late boolean not null,
  cancelled_at timestamptz,
  cancelled_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id),
  foreign key (tenant_id, announced_by_id) references users (tenant_id, id),
  check (ends_at > starts_at),
  check ((cancelled_at is null) = (cancelled_by is null))
);
--> statement-breakpoint
create index critical_windows_of_organization on critical_windows (tenant_id, organization_id, ends_at);
--> statement-breakpoint
-- Attention outside of hours: asked for, confirmed with its price, and decided by the customer (IN-1).
create table after_hours_requests (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  note text check (length(note) between 1 and 2000),
  status text not null default 'asked' check (status in ('asked', 'offered', 'unavailable', 'accepted', 'declined', 'withdrawn')),
  asked_by text not null,
  asked_by_id uuid,
  asked_at timestamptz not null,
  answered_by text,
  answered_by_id uuid,
  answered_at timestamptz,
  answer_note text check (length(answer_note) between 1 and 2000),
  -- Per hour, minor units.
  hour_price_amount bigint check (hour_price_amount between 0 and 1000000000000),
  hour_price_currency text check (hour_price_currency ~ '^[A-Z]{3}$'),
  decision_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, asked_by_id) references users (tenant_id, id),
  foreign key (tenant_id, answered_by_id) references users (tenant_id, id),
  foreign key (tenant_id, decision_id) references decisions (tenant_id, id),
  check (ends_at > starts_at),
  check ((hour_price_amount is null) = (hour_price_currency is null)),
  check (status not in ('offered', 'accepted', 'declined') or decision_id is not null)
);
--> statement-breakpoint
create index after_hours_requests_of_ticket on after_hours_requests (tenant_id, ticket_id, starts_at);
--> statement-breakpoint
-- What each agent knows, by product (CL-11): up to which level of support.
create table skills (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  user_id uuid not null,
  product_id uuid not null,
  level text not null check (level in ('l1', 'l2', 'l3')),
  note text check (length(note) between 1 and 500),
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, product_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id)
);
--> statement-breakpoint
-- Who stands in for an account lead, and when (CL-1); the end is exclusive.
create table lead_substitutions (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  lead_id uuid not null,
  substitute_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  created_by text not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references users (tenant_id, id),
  foreign key (tenant_id, substitute_id) references users (tenant_id, id),
  check (ends_on > starts_on),
  check (lead_id <> substitute_id)
);
--> statement-breakpoint
create index lead_substitutions_of_lead on lead_substitutions (tenant_id, lead_id, ends_on);
--> statement-breakpoint
-- A ticket that was a reply to another one (IN-6). Nothing moves: views join by `merged_into_id`.
create table ticket_merges (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  ticket_id uuid not null,
  into_id uuid not null,
  organization_id uuid not null,
  -- What undoing puts back.
  before jsonb not null,
  merged_by text not null,
  merged_by_id uuid,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, into_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, merged_by_id) references users (tenant_id, id),
  check (ticket_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
--> statement-breakpoint
create index ticket_merges_of_ticket on ticket_merges (tenant_id, ticket_id, merged_at);
--> statement-breakpoint
alter table tickets
  -- The template its fields were filled in by (IN-4).
  add column category_version integer check (category_version >= 1),
  -- Terms of attention sent and not yet confirmed (EN-6).
  add column terms_pending boolean not null default false,
  -- When intake was through with it (CL-1).
  add column reviewed_at timestamptz,
  add column merged_into_id uuid,
  -- A priority claimed by its customer holds until it is ruled otherwise (IN-7).
  add column priority_state text check (priority_state in ('claimed', 'confirmed', 'downgraded')),
  add column priority_note text check (length(priority_note) between 1 and 2000),
  add column critical_window_id uuid,
  -- 0: priority, before everything else.
  add column queue_rank smallint not null default 1 check (queue_rank between 0 and 1),
  add foreign key (tenant_id, merged_into_id) references tickets (tenant_id, id),
  add foreign key (tenant_id, critical_window_id) references critical_windows (tenant_id, id);
--> statement-breakpoint
create index tickets_merged_into on tickets (tenant_id, merged_into_id) where merged_into_id is not null;
--> statement-breakpoint
create index tickets_unreviewed on tickets (tenant_id, opened_at, id) where reviewed_at is null and closed_at is null;
--> statement-breakpoint
alter table organizations
  -- Cases in progress at once (CL-10); null: what the rulebook says of its class.
  add column in_progress_limit integer check (in_progress_limit between 1 and 1000);
--> statement-breakpoint
alter table contracts
  add column type_id uuid,
  add foreign key (tenant_id, type_id) references catalog_entries (tenant_id, id);
--> statement-breakpoint
alter table decisions add column text_id uuid, add foreign key (tenant_id, text_id) references published_texts (tenant_id, id);
--> statement-breakpoint
alter table worklogs
  add column after_hours_request_id uuid,
  add foreign key (tenant_id, after_hours_request_id) references after_hours_requests (tenant_id, id);
--> statement-breakpoint
alter table attachments add column draft_id uuid, add foreign key (tenant_id, draft_id) references case_drafts (tenant_id, id);
--> statement-breakpoint
-- The walls.
do $$
declare
  name text;
  own constant text := 'tenant_id = (select current_setting(''app.tenant_id'')::uuid)';
  is_desk constant text := '(select case when current_setting(''app.kind'') in (''desk'', ''system'') then ''desk'' else ''customer'' end) <> ''customer''';
  theirs constant text := 'organization_id = any ((select string_to_array(current_setting(''app.organization_ids''), '','')::uuid[])::uuid[])';
begin
  -- Customers add to the rows of their organizations.
  foreach name in array array['conditions_acceptances', 'trainings', 'case_drafts', 'critical_windows', 'after_hours_requests',
    'ticket_merges'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope on %I using (%s and (%s or %s)) with check (%s and (%s or %s))', name, own, is_desk, theirs,
      own, is_desk, theirs);
  end loop;
  -- What the desk set up; customers' transactions read it.
  foreach name in array array['catalog_entry_versions', 'published_texts', 'lead_substitutions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy scope on %I using (%s) with check (%s)', name, own, own);
  end loop;
  foreach name in array array['catalog_entry_versions', 'published_texts', 'lead_substitutions', 'ticket_merges'] loop
    execute format('create policy desk_adds on %I as restrictive for insert with check (%s)', name, is_desk);
    execute format('create policy desk_changes on %I as restrictive for update using (%s) with check (%s)', name, is_desk, is_desk);
  end loop;
  -- The desk's alone.
  execute 'alter table skills enable row level security';
  execute 'alter table skills force row level security';
  execute format('create policy scope on skills using (%s and %s) with check (%s and %s)', own, is_desk, own, is_desk);
end $$;
--> statement-breakpoint
grant select, insert on catalog_entry_versions, published_texts, conditions_acceptances, trainings, case_drafts, critical_windows,
  after_hours_requests, skills, lead_substitutions, ticket_merges to mesa_app;
--> statement-breakpoint
grant delete on skills, ticket_participants, memberships to mesa_app;
--> statement-breakpoint
grant update (version) on catalog_entries to mesa_app;
--> statement-breakpoint
grant update (withdrawn_at, withdrawn_by) on trainings to mesa_app;
--> statement-breakpoint
grant update (content, status, ticket_id, reason, decided_by, decided_by_id, decided_at, updated_at, version) on case_drafts to mesa_app;
--> statement-breakpoint
grant update (cancelled_at, cancelled_by) on critical_windows to mesa_app;
--> statement-breakpoint
grant update (status, answered_by, answered_by_id, answered_at, answer_note, hour_price_amount, hour_price_currency, decision_id)
  on after_hours_requests to mesa_app;
--> statement-breakpoint
grant update (level, note, updated_by, updated_at) on skills to mesa_app;
--> statement-breakpoint
grant update (cancelled_at) on lead_substitutions to mesa_app;
--> statement-breakpoint
grant update (undone_by, undone_at) on ticket_merges to mesa_app;
--> statement-breakpoint
grant update (category_version, terms_pending, reviewed_at, merged_into_id, priority_state, priority_note, critical_window_id,
  queue_rank) on tickets to mesa_app;
--> statement-breakpoint
grant update (in_progress_limit) on organizations to mesa_app;
--> statement-breakpoint
grant update (type_id) on contracts to mesa_app;
--> statement-breakpoint
grant update (draft_id) on attachments to mesa_app;
--> statement-breakpoint
grant update (access) on ticket_participants to mesa_app;
--> statement-breakpoint
grant update (name) on organization_groups to mesa_app;
--> statement-breakpoint
-- What exists already, beyond the walls of one desk, which stand again at once.
do $$
declare
  name text;
begin
  foreach name in array array['tickets', 'catalog_entries', 'catalog_entry_versions'] loop
    execute format('alter table %I no force row level security', name);
  end loop;
  update tickets set reviewed_at = updated_at where reviewed_at is null and status not in ('received', 'in_review');
  update tickets set category_version = 1 where category_id is not null;
  update tickets set priority_state = 'claimed', queue_rank = 0 where priority_reason is not null;
  insert into catalog_entry_versions (tenant_id, entry_id, version, name, settings, created_by, created_at)
  select tenant_id, id, 1, entries.name, settings, 'Mesa', created_at from catalog_entries entries on conflict do nothing;
  foreach name in array array['tickets', 'catalog_entries', 'catalog_entry_versions'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
