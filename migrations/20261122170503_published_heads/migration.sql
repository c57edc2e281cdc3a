-- Published heads are compared in the nightly check.
alter table integrity_checks
  add column published_days integer not null default 0 check (published_days >= 0),
  add column published_faults integer not null default 0 check (published_faults >= 0);
