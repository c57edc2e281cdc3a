-- Mesa's first schema. Rules: the primary key of every table is (tenant_id, id) and every foreign key carries
-- tenant_id, so that no reference can cross desks; row-level security is forced on every table and fails when the
-- settings are missing; codes are text with a CHECK; ledger and record are append-only (docs/decisions/0001, 0002).

-- Settings of a transaction, set by db.transaction in one round trip:
--   app.tenant_id         uuid of the desk
--   app.kind              desk | customer | system
--   app.organization_ids  comma-separated uuids a customer may see ('' for the desk)

create table tenants (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  host text unique,
  name text not null,
  time_zone text not null,
  locale text not null default 'es' check (locale in ('es', 'en', 'pt')),
  country text not null default 'VE',
  phone text,
  signing_key text,
  created_at timestamptz not null
);
--> statement-breakpoint
create table ticket_counters (
  tenant_id uuid primary key references tenants (id),
  last_number bigint not null default 0
);
--> statement-breakpoint
create table organization_groups (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
--> statement-breakpoint
create table users (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  name text not null,
  kind text not null check (kind in ('staff', 'customer')),
  staff_role text check (staff_role in ('agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer')),
  organization_ids uuid[] not null default '{}',
  password_hash text,
  locale text not null default 'es' check (locale in ('es', 'en', 'pt')),
  time_zone text,
  phone text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, email),
  check ((kind = 'staff') = (staff_role is not null))
);
--> statement-breakpoint
create table organizations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  tax_id text,
  account_class text not null default 'general' check (account_class in ('general', 'special')),
  size_bracket text not null default 'medium' check (size_bracket in ('small', 'medium', 'large')),
  standing text not null default 'current' check (standing in ('current', 'overdue', 'suspended')),
  account_lead_id uuid,
  group_id uuid,
  time_zone text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, account_lead_id) references users (tenant_id, id),
  foreign key (tenant_id, group_id) references organization_groups (tenant_id, id)
);
--> statement-breakpoint
create table organization_standings (
  tenant_id uuid not null,
  id uuid not null,
  organization_id uuid not null,
  standing text not null check (standing in ('current', 'overdue', 'suspended')),
  reason text not null,
  set_by text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table memberships (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  organization_id uuid,
  group_id uuid,
  role text not null check (role in ('requester', 'key_user', 'backup_key_user')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, group_id) references organization_groups (tenant_id, id),
  check (num_nonnulls(organization_id, group_id) = 1)
);
--> statement-breakpoint
create unique index memberships_once_per_organization on memberships (tenant_id, user_id, organization_id) where organization_id is not null;
--> statement-breakpoint
create unique index memberships_once_per_group on memberships (tenant_id, user_id, group_id) where group_id is not null;
--> statement-breakpoint
create index memberships_of_organization on memberships (tenant_id, organization_id);
--> statement-breakpoint
create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  user_agent text,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
--> statement-breakpoint
create index sessions_of_user on sessions (tenant_id, user_id) where revoked_at is null;
--> statement-breakpoint
create table refresh_tokens (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references sessions (tenant_id, id)
);
--> statement-breakpoint
create table one_time_tokens (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'password_reset')),
  token_hash text not null,
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references users (tenant_id, id)
);
--> statement-breakpoint
create index one_time_tokens_of_user on one_time_tokens (tenant_id, user_id, created_at);
--> statement-breakpoint
create table api_keys (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  prefix text not null,
  key_hash text not null,
  scopes text[] not null,
  organization_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, created_by) references users (tenant_id, id)
);
--> statement-breakpoint
create table products (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  position integer not null default 0,
  phone text,
  retired_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
--> statement-breakpoint
create table product_modules (
  tenant_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  name text not null,
  position integer not null default 0,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, product_id, name),
  foreign key (tenant_id, product_id) references products (tenant_id, id)
);
--> statement-breakpoint
create table catalog_entries (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  kind text not null check (kind in ('commitment-types', 'categories', 'request-kinds', 'priority-reasons', 'topics',
    'close-reasons', 'cancel-reasons', 'labels', 'visit-forms')),
  code text not null check (code ~ '^[a-z][a-z0-9_]{0,59}$'),
  name jsonb not null,
  settings jsonb not null default '{}',
  position integer not null default 0,
  retired_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, code)
);
--> statement-breakpoint
create table calendars (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  is_default boolean not null default false,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
--> statement-breakpoint
create table calendar_versions (
  tenant_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, calendar_id, version),
  foreign key (tenant_id, calendar_id) references calendars (tenant_id, id)
);
--> statement-breakpoint
create table rulebook_versions (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  version integer not null,
  policy jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, version)
);
--> statement-breakpoint
create table contracts (
  tenant_id uuid not null,
  id uuid not null,
  organization_id uuid not null,
  code text not null,
  kind text not null check (kind in ('contract', 'warranty', 'included', 'independent', 'licence_plan', 'package', 'monthly',
    'annual', 'maintenance', 'unlimited')),
  name text not null,
  starts_on date not null,
  ends_on date not null,
  time_zone text not null,
  open_case_limit integer check (open_case_limit >= 0),
  overdraft_minutes_max integer not null default 0 check (overdraft_minutes_max >= 0),
  unlimited boolean not null default false,
  calendar_id uuid,
  hour_price_amount bigint check (hour_price_amount >= 0),
  hour_price_currency text check (hour_price_currency ~ '^[A-Z]{3}$'),
  period text not null default 'once' check (period in ('once', 'month', 'year')),
  period_minutes integer check (period_minutes >= 0),
  rounding_minutes integer check (rounding_minutes between 1 and 480),
  note text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, calendar_id) references calendars (tenant_id, id),
  check (ends_on >= starts_on)
);
--> statement-breakpoint
create index contracts_of_organization on contracts (tenant_id, organization_id, ends_on);
--> statement-breakpoint
create table contract_products (
  tenant_id uuid not null,
  contract_id uuid not null,
  product_id uuid not null,
  organization_id uuid not null,
  primary key (tenant_id, contract_id, product_id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table tickets (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  organization_id uuid not null,
  requester_id uuid not null,
  product_id uuid not null,
  module_id uuid,
  module text not null,
  summary text not null,
  subject text not null,
  type text not null check (type in ('support', 'change', 'consulting', 'problem', 'internal', 'alert')),
  status text not null check (status in ('received', 'in_review', 'in_progress', 'waiting_customer', 'waiting_decision',
    'waiting_vendor', 'scheduled', 'backlog', 'in_validation', 'closed', 'cancelled')),
  return_to text check (return_to in ('received', 'in_review', 'in_progress')),
  sub_state text,
  stage text,
  category_id uuid,
  request_kind text,
  impact text check (impact in ('high', 'medium', 'low')),
  criticality text check (criticality in ('minor', 'moderate', 'serious', 'critical')),
  requested_criticality text check (requested_criticality in ('minor', 'moderate', 'serious', 'critical')),
  level text not null default 'l1' check (level in ('l1', 'l2', 'l3')),
  is_classified boolean not null default false,
  priority_id uuid,
  priority_reason text,
  coverage text not null check (coverage in ('contract', 'warranty', 'included', 'independent', 'courtesy')),
  contract_id uuid,
  account_lead_id uuid,
  assignee_id uuid,
  channel text not null check (channel in ('portal', 'email', 'phone', 'api', 'alert', 'intranet')),
  tags text[] not null default '{}',
  fields jsonb not null default '{}',
  flags jsonb not null default '{}',
  contact jsonb,
  affected_user jsonb,
  vendor_case_number text,
  previous_ticket_id uuid,
  away_until timestamptz,
  away_note text,
  watch_until timestamptz,
  solution_nature text check (solution_nature in ('definitive', 'provisional')),
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  close_reason text,
  last_customer_message_at timestamptz,
  last_desk_message_at timestamptz,
  queue_at timestamptz not null,
  rulebook_version integer not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, requester_id) references users (tenant_id, id),
  foreign key (tenant_id, assignee_id) references users (tenant_id, id),
  foreign key (tenant_id, account_lead_id) references users (tenant_id, id),
  foreign key (tenant_id, product_id) references products (tenant_id, id),
  foreign key (tenant_id, module_id) references product_modules (tenant_id, id),
  foreign key (tenant_id, category_id) references catalog_entries (tenant_id, id),
  foreign key (tenant_id, priority_id) references catalog_entries (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, previous_ticket_id) references tickets (tenant_id, id),
  check ((status in ('closed', 'cancelled')) = (closed_at is not null))
);
--> statement-breakpoint
create index tickets_queue on tickets (tenant_id, queue_at, id) include (organization_id) where closed_at is null;
--> statement-breakpoint
create index tickets_queue_by_assignee on tickets (tenant_id, assignee_id, queue_at, id) include (organization_id) where closed_at is null;
--> statement-breakpoint
create index tickets_queue_by_status on tickets (tenant_id, status, queue_at, id) include (organization_id, assignee_id) where closed_at is null;
--> statement-breakpoint
create index tickets_open_of_organization on tickets (tenant_id, organization_id, id) where closed_at is null;
--> statement-breakpoint
create index tickets_of_organization on tickets (tenant_id, organization_id, opened_at desc, id desc);
--> statement-breakpoint
create index tickets_by_opening on tickets (tenant_id, opened_at desc, id desc);
--> statement-breakpoint
create index tickets_by_update on tickets (tenant_id, updated_at desc, id desc);
--> statement-breakpoint
create table ticket_participants (
  tenant_id uuid not null,
  ticket_id uuid not null,
  user_id uuid not null,
  organization_id uuid not null,
  access text not null check (access in ('read', 'reply')),
  added_at timestamptz not null,
  primary key (tenant_id, ticket_id, user_id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table messages (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  internal boolean not null,
  kind text not null check (kind in ('opening', 'reply', 'note', 'call', 'progress', 'solution', 'system')),
  nature text check (nature in ('definitive', 'provisional')),
  asks boolean not null default false,
  author_id uuid,
  author_name text not null,
  author_role text not null,
  author_side text not null check (author_side in ('customer', 'desk', 'system')),
  body text not null,
  body_format text not null default 'markdown' check (body_format in ('markdown', 'html')),
  body_html text not null,
  body_sha256 text not null,
  channel text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, author_id) references users (tenant_id, id),
  check ((kind = 'note') = internal)
);
--> statement-breakpoint
create index messages_of_ticket on messages (tenant_id, ticket_id, created_at, id);
--> statement-breakpoint
create table message_reads (
  tenant_id uuid not null,
  message_id uuid not null,
  user_id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  reader_name text not null,
  first_read_at timestamptz not null,
  last_read_at timestamptz not null,
  read_count integer not null default 1,
  primary key (tenant_id, message_id, user_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create index message_reads_of_ticket on message_reads (tenant_id, ticket_id);
--> statement-breakpoint
create table attachments (
  tenant_id uuid not null,
  id uuid not null,
  organization_id uuid,
  uploaded_by uuid,
  ticket_id uuid,
  message_id uuid,
  internal boolean not null default false,
  evidence text check (evidence in ('screen', 'report_config', 'other')),
  name text not null,
  size bigint not null check (size > 0),
  media_type text not null,
  sha256 text not null,
  storage_key text not null,
  thumbnail_key text,
  width integer,
  height integer,
  created_at timestamptz not null,
  linked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, uploaded_by) references users (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id)
);
--> statement-breakpoint
create index attachments_of_ticket on attachments (tenant_id, ticket_id) where ticket_id is not null;
--> statement-breakpoint
create index attachments_staged on attachments (tenant_id, created_at) where linked_at is null;
--> statement-breakpoint
create table record_chains (
  tenant_id uuid not null,
  ticket_id uuid not null,
  chain text not null check (chain in ('public', 'desk')),
  organization_id uuid not null,
  seq integer not null,
  head_hash text not null,
  primary key (tenant_id, ticket_id, chain),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table ticket_events (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  chain text not null check (chain in ('public', 'desk')),
  seq integer not null check (seq >= 1),
  type text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text not null,
  channel text not null,
  payload jsonb not null,
  canonical text not null,
  prev_hash text not null,
  hash text not null,
  primary key (tenant_id, id),
  unique (tenant_id, ticket_id, chain, seq),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table decisions (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('terms', 'hours', 'access', 'after_hours', 'quote', 'solution', 'stage')),
  status text not null check (status in ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
  purpose text check (purpose in ('analysis', 'assessment', 'solution')),
  minutes integer check (minutes > 0 and minutes <= 600000),
  explanation text not null,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  expires_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  comment text,
  source text,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, asked_by) references users (tenant_id, id),
  foreign key (tenant_id, answered_by) references users (tenant_id, id),
  check ((kind = 'hours') = (minutes is not null))
);
--> statement-breakpoint
create index decisions_of_ticket on decisions (tenant_id, ticket_id, asked_at);
--> statement-breakpoint
create index decisions_pending on decisions (tenant_id, organization_id, expires_at) where status = 'pending';
--> statement-breakpoint
create table ledger_accounts (
  tenant_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  organization_id uuid not null,
  seq bigint not null default 0,
  head_hash text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, contract_id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table ledger_lots (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  organization_id uuid not null,
  origin text not null check (origin in ('purchase', 'monthly', 'annual', 'maintenance', 'courtesy', 'carry_over', 'reversal')),
  period_key text not null,
  minutes integer not null check (minutes > 0 and minutes <= 6000000),
  valid_from date not null,
  valid_until date not null,
  accumulates boolean not null default true,
  note text,
  created_seq bigint not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, origin, period_key),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  check (valid_until > valid_from)
);
--> statement-breakpoint
create table worklogs (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  contract_id uuid,
  user_id uuid not null,
  user_name text not null,
  component text not null check (component in ('l1', 'l2', 'l3', 'quality', 'visit', 'travel')),
  started_at timestamptz not null,
  worked_on date not null,
  minutes integer not null check (minutes > 0 and minutes <= 1440),
  rounded_minutes integer not null check (rounded_minutes >= 0),
  charged_minutes integer not null default 0 check (charged_minutes >= 0),
  coverage text not null,
  billable boolean not null default true,
  description text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, contract_id) references contracts (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  check (charged_minutes <= rounded_minutes)
);
--> statement-breakpoint
create index worklogs_of_ticket on worklogs (tenant_id, ticket_id, created_at, id);
--> statement-breakpoint
create table ledger_postings (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  organization_id uuid not null,
  seq bigint not null check (seq >= 1),
  kind text not null check (kind in ('grant', 'hold', 'capture', 'release', 'consume', 'memo', 'expire', 'reverse', 'adjust', 'settle')),
  ticket_id uuid,
  worklog_id uuid,
  consent_id uuid,
  reverses_id uuid,
  effective_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  reason text,
  request_hash text not null,
  canonical text not null,
  prev_hash text not null,
  hash text not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, seq),
  unique (tenant_id, reverses_id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, worklog_id) references worklogs (tenant_id, id),
  foreign key (tenant_id, consent_id) references decisions (tenant_id, id),
  foreign key (tenant_id, reverses_id) references ledger_postings (tenant_id, id)
);
--> statement-breakpoint
create index ledger_postings_of_ticket on ledger_postings (tenant_id, ticket_id) where ticket_id is not null;
--> statement-breakpoint
create table ledger_lines (
  tenant_id uuid not null,
  posting_id uuid not null,
  line_no smallint not null,
  account_id uuid not null,
  organization_id uuid not null,
  lot_id uuid,
  bucket text not null check (bucket in ('available', 'held', 'consumed', 'expired', 'source', 'overdraft', 'memo_source', 'memo')),
  minutes integer not null check (minutes <> 0),
  primary key (tenant_id, posting_id, line_no),
  foreign key (tenant_id, posting_id) references ledger_postings (tenant_id, id),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, lot_id) references ledger_lots (tenant_id, id)
);
--> statement-breakpoint
create index ledger_lines_of_account on ledger_lines (tenant_id, account_id);
--> statement-breakpoint
create table ledger_balances (
  tenant_id uuid not null,
  account_id uuid not null,
  lot_key uuid not null,
  bucket text not null,
  organization_id uuid not null,
  minutes integer not null,
  primary key (tenant_id, account_id, lot_key, bucket),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  constraint no_minute_is_spent_twice check (
    case when bucket in ('available', 'held', 'consumed', 'expired', 'memo') then minutes >= 0 else minutes <= 0 end)
);
--> statement-breakpoint
create table ledger_month_closes (
  tenant_id uuid not null,
  account_id uuid not null,
  month date not null,
  organization_id uuid not null,
  seq bigint not null,
  head_hash text not null,
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (tenant_id, account_id, month),
  foreign key (tenant_id, account_id) references ledger_accounts (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  check (month = date_trunc('month', month)::date)
);
--> statement-breakpoint
create table sla_clocks (
  tenant_id uuid not null,
  ticket_id uuid not null,
  metric text not null check (metric in ('first_reply', 'next_reply', 'resolution', 'customer_reply', 'freshness')),
  cycle integer not null,
  organization_id uuid not null,
  target_minutes integer not null,
  target_unit text not null check (target_unit in ('business', 'clock')),
  rulebook_version integer not null,
  calendar_version_id uuid not null,
  state text not null check (state in ('running', 'paused', 'met', 'breached', 'cancelled')),
  elapsed_ms bigint not null,
  started_at timestamptz not null,
  anchor_at timestamptz not null,
  due_at timestamptz,
  breached_at timestamptz,
  finished_at timestamptz,
  primary key (tenant_id, ticket_id, metric, cycle),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, calendar_version_id) references calendar_versions (tenant_id, id)
);
--> statement-breakpoint
create index sla_clocks_due on sla_clocks (tenant_id, due_at) where state = 'running';
--> statement-breakpoint
create table sla_events (
  tenant_id uuid not null,
  ticket_id uuid not null,
  metric text not null,
  cycle integer not null,
  seq integer not null,
  organization_id uuid not null,
  type text not null check (type in ('start', 'pause', 'resume', 'retarget', 'satisfy', 'cancel')),
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_name text not null,
  cause text not null,
  details jsonb not null default '{}',
  primary key (tenant_id, ticket_id, metric, cycle, seq),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
create table outbox (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  organization_id uuid,
  ticket_id uuid,
  internal boolean not null default false,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  dispatched_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id)
);
--> statement-breakpoint
create index outbox_stream on outbox (tenant_id, xid, position);
--> statement-breakpoint
create index outbox_pending on outbox (tenant_id, position) where dispatched_at is null;
--> statement-breakpoint
create table mails (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  outbox_id uuid,
  user_id uuid,
  organization_id uuid,
  ticket_id uuid,
  template text not null,
  locale text not null,
  to_address text not null,
  to_name text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  message_id text not null,
  in_reply_to text,
  status text not null check (status in ('queued', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  last_error text,
  file_name text,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, message_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets (tenant_id, id)
);
--> statement-breakpoint
create index mails_queued on mails (tenant_id, next_attempt_at) where status = 'queued';
--> statement-breakpoint
create index mails_newest on mails (tenant_id, created_at desc, id desc);
--> statement-breakpoint
create table idempotency_keys (
  tenant_id uuid not null references tenants (id),
  actor_key text not null,
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  headers jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, actor_key, key)
);
--> statement-breakpoint
create index idempotency_keys_age on idempotency_keys (tenant_id, created_at);
--> statement-breakpoint
create table audit_log (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  target_type text not null,
  target_id text,
  details jsonb not null default '{}',
  primary key (tenant_id, id)
);
--> statement-breakpoint
create index audit_log_newest on audit_log (tenant_id, at desc, id desc);
