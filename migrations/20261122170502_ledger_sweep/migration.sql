-- The ledger grants periods by itself from now on; what began before was granted by hand, or was not to be.
alter table ledger_schedules add column grants_from date;
--> statement-breakpoint
alter table ledger_schedules no force row level security;
--> statement-breakpoint
update ledger_schedules set grants_from = current_date;
--> statement-breakpoint
alter table ledger_schedules force row level security;
--> statement-breakpoint
-- A closed month stays as it was closed.
create trigger append_only before update or delete on ledger_month_closes for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_month_closes for each statement execute function refuse_change();
--> statement-breakpoint
alter table ledger_month_closes
  add constraint ledger_month_closes_seq_check check (seq >= 0),
  add check ((statement is null) = (statement_hash is null));
--> statement-breakpoint
-- Months are told by the day an entry belongs to.
create index ledger_postings_by_day on ledger_postings (tenant_id, account_id, effective_on, seq);
--> statement-breakpoint
create index ledger_month_closes_by_month on ledger_month_closes (tenant_id, month desc, account_id);
--> statement-breakpoint
-- What of an account's overdraft is open is asked at each grant.
create index ledger_lines_of_overdraft on ledger_lines (tenant_id, account_id) where bucket = 'overdraft';
