-- The badges and queues of one level (console: L1, L2, L3) read their own range instead of every open case.
create index tickets_queue_by_level on tickets (tenant_id, level, queue_at, id) include (organization_id) where closed_at is null;
