-- The last gate for numbers (A80): every whole number says how low it may be, whatever the program sends.
-- Found by packages/api/src/db/walls.test.ts. Rows that were written by the program are all within.
alter table attachments
  add constraint attachments_width_low check (width >= 0),
  add constraint attachments_height_low check (height >= 0);
--> statement-breakpoint
alter table calendar_versions
  add constraint calendar_versions_version_low check (version >= 0);
--> statement-breakpoint
alter table catalog_entries
  add constraint catalog_entries_position_low check (position >= 0);
--> statement-breakpoint
alter table contracts
  add constraint contracts_version_low check (version >= 1);
--> statement-breakpoint
alter table file_usage
  add constraint file_usage_limit_bytes_low check (limit_bytes >= 0);
--> statement-breakpoint
alter table idempotency_keys
  add constraint idempotency_keys_status_low check (status >= 0);
--> statement-breakpoint
alter table ledger_accounts
  add constraint ledger_accounts_seq_low check (seq >= 0);
--> statement-breakpoint
alter table ledger_lines
  add constraint ledger_lines_line_no_low check (line_no >= 0);
--> statement-breakpoint
alter table ledger_lots
  add constraint ledger_lots_created_seq_low check (created_seq >= 0);
--> statement-breakpoint
alter table ledger_month_closes
  add constraint ledger_month_closes_seq_low check (seq >= 0);
--> statement-breakpoint
alter table mails
  add constraint mails_attempts_low check (attempts >= 0);
--> statement-breakpoint
alter table message_reads
  add constraint message_reads_read_count_low check (read_count >= 0);
--> statement-breakpoint
alter table organizations
  add constraint organizations_version_low check (version >= 1);
--> statement-breakpoint
alter table outbox
  add constraint outbox_attempts_low check (attempts >= 0),
  add constraint outbox_position_low check (position >= 0);
--> statement-breakpoint
alter table product_modules
  add constraint product_modules_position_low check (position >= 0);
--> statement-breakpoint
alter table products
  add constraint products_position_low check (position >= 0),
  add constraint products_version_low check (version >= 1);
--> statement-breakpoint
alter table record_chains
  add constraint record_chains_seq_low check (seq >= 0);
--> statement-breakpoint
alter table rulebook_versions
  add constraint rulebook_versions_version_low check (version >= 0);
--> statement-breakpoint
alter table second_factors
  add constraint second_factors_last_step_low check (last_step >= 0),
  add constraint second_factors_wrong_in_a_row_low check (wrong_in_a_row >= 0);
--> statement-breakpoint
alter table sla_clocks
  add constraint sla_clocks_cycle_low check (cycle >= 0),
  add constraint sla_clocks_rulebook_version_low check (rulebook_version >= 0),
  add constraint sla_clocks_target_minutes_low check (target_minutes >= 0);
--> statement-breakpoint
alter table sla_events
  add constraint sla_events_cycle_low check (cycle >= 0),
  add constraint sla_events_seq_low check (seq >= 0);
--> statement-breakpoint
alter table ticket_counters
  add constraint ticket_counters_last_number_low check (last_number >= 0);
--> statement-breakpoint
alter table tickets
  add constraint tickets_number_low check (number >= 1),
  add constraint tickets_rulebook_version_low check (rulebook_version >= 0),
  add constraint tickets_version_low check (version >= 1);
