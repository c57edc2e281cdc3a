-- IN-11: when a call was and how long it took. HR-14: until when access to the customer's systems was asked for.
alter table messages
  add column call_at timestamptz,
  add column call_minutes integer check (call_minutes between 0 and 1440),
  add check (call_at is null or kind = 'call'),
  add check (call_minutes is null or call_at is not null);
--> statement-breakpoint
alter table decisions
  add column access_until timestamptz,
  add check (access_until is null or kind = 'access');
