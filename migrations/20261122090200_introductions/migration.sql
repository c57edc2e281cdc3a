-- Who is added by a customer is known there by the name typed until they sign in: an address never tells
-- whose it is to another organization (P3, A02).
alter table memberships add column introduced_as text check (introduced_as <> '');
--> statement-breakpoint
grant update (introduced_as) on memberships to mesa_app;
