-- Work is corrected once, also when the correction is sent twice.
alter table worklogs
  -- The act that put it right, by the id its client made.
  add column correction_id uuid,
  add constraint worklogs_correction_complete check ((corrected_at is null) = (correction_id is null)),
  add constraint worklogs_correction_id unique (tenant_id, correction_id);
--> statement-breakpoint
grant update (correction_id) on worklogs to mesa_app;
--> statement-breakpoint
create index worklogs_shared on worklogs (tenant_id, shared_entry_id) where shared_entry_id is not null;
