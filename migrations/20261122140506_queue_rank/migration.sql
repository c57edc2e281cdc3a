-- Priority cases stand before all others in every queue (IN-7): each index of a queue begins with the rank.
drop index tickets_queue;
--> statement-breakpoint
create index tickets_queue on tickets (tenant_id, queue_rank, queue_at, id) include (organization_id) where closed_at is null;
--> statement-breakpoint
drop index tickets_queue_by_assignee;
--> statement-breakpoint
create index tickets_queue_by_assignee on tickets (tenant_id, assignee_id, queue_rank, queue_at, id) include (organization_id) where closed_at is null;
--> statement-breakpoint
drop index tickets_queue_by_status;
--> statement-breakpoint
create index tickets_queue_by_status on tickets (tenant_id, status, queue_rank, queue_at, id) include (organization_id, assignee_id) where closed_at is null;
--> statement-breakpoint
drop index tickets_queue_by_level;
--> statement-breakpoint
create index tickets_queue_by_level on tickets (tenant_id, level, queue_rank, queue_at, id) include (organization_id) where closed_at is null;
