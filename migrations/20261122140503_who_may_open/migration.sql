-- Somebody accepts the conditions once, and it is known in each organization they act for: whoever
-- moves from one to another is not asked for what the walls would hide.
alter table conditions_acceptances
  drop constraint conditions_acceptances_tenant_id_text_id_user_id_key,
  add unique (tenant_id, user_id, text_id, organization_id);
--> statement-breakpoint
-- Files of a draft.
create index attachments_of_draft on attachments (tenant_id, draft_id) where draft_id is not null;
--> statement-breakpoint
-- Drafts of one author.
create index case_drafts_of_author on case_drafts (tenant_id, author_id, id desc);
--> statement-breakpoint
alter table organization_groups add unique (tenant_id, name);
--> statement-breakpoint
create index memberships_of_group on memberships (tenant_id, group_id) where group_id is not null;
