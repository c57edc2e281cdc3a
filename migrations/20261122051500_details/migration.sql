-- What the wire promises of organizations and products and the first schema had no place for.
alter table organizations add column locale text not null default 'es' check (locale in ('es', 'en', 'pt'));
--> statement-breakpoint
-- Who set a standing; null: an integration (EN-2).
alter table organization_standings add column set_by_id uuid;
--> statement-breakpoint
alter table organization_standings add foreign key (tenant_id, set_by_id) references users (tenant_id, id);
--> statement-breakpoint
create index organization_standings_of_organization on organization_standings (tenant_id, organization_id, id desc);
--> statement-breakpoint
-- Null: never changed since it was created.
alter table products add column updated_at timestamptz;
--> statement-breakpoint
-- GET /readyz compares the migrations applied with those of the program.
grant usage on schema drizzle to mesa_app;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to mesa_app;
