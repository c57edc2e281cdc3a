-- RP-12 reads the clocks of one kind that began in a period, and what became of each.
create index sla_clocks_of_period on sla_clocks (tenant_id, metric, started_at, ticket_id, cycle);
