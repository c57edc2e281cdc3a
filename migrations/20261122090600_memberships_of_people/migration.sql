-- The unique indexes are partial, so that a person's memberships were found by reading everybody's.
create index memberships_of_user on memberships (tenant_id, user_id);
