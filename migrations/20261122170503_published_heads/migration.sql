-- Statements by the dates of their postings (HR-10), and published heads in the nightly check.
create trigger append_only before update or delete on ledger_month_closes for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_month_closes for each statement execute function refuse_change();
--> statement-breakpoint
alter table integrity_checks
  add column published_days integer not null default 0 check (published_days >= 0),
  add column published_faults integer not null default 0 check (published_faults >= 0);
