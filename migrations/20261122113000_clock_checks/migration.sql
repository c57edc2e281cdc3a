-- The nightly check replays every clock too: how many were replayed, and what differed.
alter table integrity_checks
  add column clocks integer not null default 0 check (clocks >= 0),
  add column clock_differences integer not null default 0 check (clock_differences >= 0);
