-- Whether an entry overlaps other work of the same person was asked of every entry ever made.
create index worklogs_of_user on worklogs (tenant_id, user_id, started_at);
