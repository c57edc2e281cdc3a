-- A contract is followed by one other at most, whoever renews it and however often (HR-12).
drop index contracts_renewing;
--> statement-breakpoint
create unique index contracts_renewed_once on contracts (tenant_id, renews_id) where renews_id is not null;
--> statement-breakpoint
-- What was charged to a contract by the day worked: the forecast goes by it.
create index worklogs_of_contract_by_day on worklogs (tenant_id, contract_id, worked_on) where contract_id is not null;
--> statement-breakpoint
-- Work of a period (RP-8), newest first.
create index worklogs_by_day on worklogs (tenant_id, worked_on, id);
--> statement-breakpoint
-- The last task of a contract.
create index renewal_tasks_of_contract on renewal_tasks (tenant_id, contract_id, created_at desc);
