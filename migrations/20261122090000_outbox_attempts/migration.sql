-- An event that cannot be turned into mails is tried five times, then set aside with its input kept (F21).
alter table outbox
  add column attempts smallint not null default 0,
  add column next_attempt_at timestamptz,
  add column set_aside_at timestamptz;
--> statement-breakpoint
grant update (attempts, next_attempt_at, set_aside_at) on outbox to mesa_app;
