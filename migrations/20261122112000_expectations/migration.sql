-- When a first reply is to be expected as things stand (CL-8): one row a desk, made of its own last answers.
create table expectations (
  tenant_id uuid primary key references tenants (id),
  computed_at timestamptz not null,
  -- How many answers it was made of.
  sample integer not null check (sample >= 0),
  -- Business minutes by product, criticality and place in the queue.
  groups jsonb not null,
  -- When the 1st, 3rd, 6th … oldest case that waits for its first reply was received, epoch ms.
  queue_edges jsonb not null
);
--> statement-breakpoint
alter table expectations enable row level security;
--> statement-breakpoint
alter table expectations force row level security;
--> statement-breakpoint
-- Customers are told what it says of their case; it names no case and no organization.
create policy scope on expectations
  using (tenant_id = (select current_setting('app.tenant_id')::uuid))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and (select current_setting('app.kind')) = 'system');
--> statement-breakpoint
grant select, insert on expectations to mesa_app;
--> statement-breakpoint
grant update (computed_at, sample, groups, queue_edges) on expectations to mesa_app;
--> statement-breakpoint
create index sla_clocks_unanswered on sla_clocks (tenant_id, started_at)
  where metric = 'first_reply' and finished_at is null;
