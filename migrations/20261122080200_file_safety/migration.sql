-- What a scanner said of a file (A59). `pending`: a scanner is configured and has not answered yet.
alter table attachments add column safety text not null default 'unscanned'
  check (safety in ('unscanned', 'pending', 'clean', 'infected'));
--> statement-breakpoint
-- The scanner's name for what it found.
alter table attachments add column safety_finding text;
--> statement-breakpoint
-- When the scanner was last asked: the next file to ask about is the one asked longest ago.
alter table attachments add column safety_at timestamptz;
--> statement-breakpoint
-- The organization whose quota holds the file; null: a file of the desk's own people.
alter table attachments add column charged_to uuid;
--> statement-breakpoint
alter table attachments add foreign key (tenant_id, charged_to) references organizations (tenant_id, id);
--> statement-breakpoint
create index attachments_pending on attachments (tenant_id, safety_at) where safety = 'pending';
--> statement-breakpoint
create index attachments_staged_by on attachments (tenant_id, uploaded_by) where linked_at is null;
--> statement-breakpoint
create table file_usage (
  tenant_id uuid not null,
  organization_id uuid not null,
  bytes bigint not null default 0 check (bytes >= 0),
  -- The quota as last enforced; null: nothing was uploaded since it exists.
  limit_bytes bigint,
  primary key (tenant_id, organization_id),
  foreign key (tenant_id, organization_id) references organizations (tenant_id, id)
);
--> statement-breakpoint
alter table file_usage enable row level security;
--> statement-breakpoint
-- The owner fills in what is there already; row-level security is forced on both tables again below.
alter table attachments no force row level security;
--> statement-breakpoint
alter table users no force row level security;
--> statement-breakpoint
update attachments a set charged_to = a.organization_id
where a.organization_id is not null
  and (a.uploaded_by is null
    or exists (select from users u where u.tenant_id = a.tenant_id and u.id = a.uploaded_by and u.kind = 'customer'));
--> statement-breakpoint
insert into file_usage (tenant_id, organization_id, bytes)
select tenant_id, charged_to, sum(size) from attachments where charged_to is not null group by 1, 2;
--> statement-breakpoint
alter table users force row level security;
--> statement-breakpoint
alter table attachments force row level security;
--> statement-breakpoint
alter table file_usage force row level security;
--> statement-breakpoint
create policy scope on file_usage
  using (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer'
    or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])))
  with check (tenant_id = (select current_setting('app.tenant_id')::uuid) and ((select current_setting('app.kind')) <> 'customer'
    or organization_id = any ((select string_to_array(current_setting('app.organization_ids'), ',')::uuid[])::uuid[])));
--> statement-breakpoint
grant select, insert, update on file_usage to mesa_app;
