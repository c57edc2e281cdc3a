-- RP-12 reads the clocks of one kind that began in a period. By which calendars they were measured is
-- answered by the index alone.
create index sla_clocks_of_period on sla_clocks (tenant_id, metric, started_at, ticket_id, cycle)
  include (organization_id, calendar_version_id);
