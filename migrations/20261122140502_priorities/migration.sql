-- `priority_id` is of the desk's own priorities (CA-1); a reason for going first is `priority_reason` (IN-7).
do $$
begin
  alter table tickets no force row level security;
  update tickets set priority_id = null where priority_id is not null;
  alter table tickets force row level security;
end $$;
--> statement-breakpoint
-- Cases of a sub-state, which are few.
create index tickets_of_sub_state on tickets (tenant_id, sub_state, updated_at desc, id desc) where sub_state is not null;
