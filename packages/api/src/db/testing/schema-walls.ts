import type pg from 'pg'

/** Tables that belong to no desk, each with its reason. */
export const globalTables: Record<string, string> = {
  tenants: 'the directory of desks: which desk a host name means is asked before any desk is known',
}
/** What is written once and never again. */
export const appendOnly = [
  'audit_log',
  'calendar_versions',
  'contract_type_versions',
  'contract_versions',
  'ledger_lines',
  'ledger_lots',
  'ledger_month_closes',
  'ledger_postings',
  'messages',
  'organization_standings',
  'published_heads',
  'rulebook_versions',
  'sla_events',
  'ticket_events',
]
/** Whole numbers without a CHECK, each with its reason (A80). */
const uncheckedNumbers: Record<string, string> = {
  'sla_clocks.elapsed_ms':
    'a node whose clock is behind may measure some milliseconds below none; read as none, not refused',
}
/** The one policy that asks for no desk. */
const openPolicies = `('tenants', 'directory')`
/** Outside `public` the application reads this and nothing else: GET /readyz. */
const readOutside = `'drizzle.__drizzle_migrations'`

const namesOf = (reasons: Record<string, string>) =>
  Object.keys(reasons)
    .map((name) => `'${name}'`)
    .join(', ')
const isGlobal = namesOf(globalTables)
const ours = `select c.* from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const first = (columns: string, table: string) =>
  `(select a.attname from pg_attribute a where a.attrelid = ${table} and a.attnum = ${columns})`
const commands = `(values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) k (code, word)`
const may = (word: string, table = 'c.oid') =>
  `(has_table_privilege('mesa_app', ${table}, ${word}) or ${word} <> 'delete' and has_any_column_privilege('mesa_app', ${table}, ${word}))`
const policyText = `concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))`
const ofOurs = `p.polrelid in (select oid from (${ours}) o)`

/** Each asks the catalogue for what must not be there; a row is a complaint. */
const checks: Record<string, string> = {
  'a table of a desk has tenant_id uuid not null': `
    select c.relname as line from (${ours}) c where c.relname not in (${isGlobal}) and not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
        and a.atttypid = 'uuid'::regtype)`,
  'tenant_id is first in every index and key': `
    select c.relname || '.' || i.indexrelid::regclass as line from (${ours}) c join pg_index i on i.indrelid = c.oid
    where c.relname not in (${isGlobal}) and ${first('i.indkey[0]', 'c.oid')} is distinct from 'tenant_id'`,
  'a table has a primary key': `
    select c.relname as line from (${ours}) c
    where not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  'an index is valid': `
    select i.indexrelid::regclass::text as line from pg_index i join (${ours}) c on c.oid = i.indrelid where not i.indisvalid`,
  'tenant_id is first on both sides of every foreign key': `
    select f.conname || ' on ' || c.relname as line from pg_constraint f join (${ours}) c on c.oid = f.conrelid
    where f.contype = 'f' and (${first('f.conkey[1]', 'f.conrelid')} is distinct from 'tenant_id'
      or ${first('f.confkey[1]', 'f.confrelid')} is distinct from
        case when f.confrelid = 'tenants'::regclass then 'id' else 'tenant_id' end)`,
  'a reference to another table is a foreign key that is validated': `
    select f.conname as line from pg_constraint f join (${ours}) c on c.oid = f.conrelid where not f.convalidated`,
  'row-level security is enabled and forced': `
    select c.relname as line from (${ours}) c where not (c.relrowsecurity and c.relforcerowsecurity)`,
  'every command the application may give has a policy': `
    select k.word || ' on ' || c.relname as line from (${ours}) c cross join ${commands}
    where ${may('k.word')} and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive
      and p.polcmd::text in (k.code, '*') and (p.polroles = '{0}' or 'mesa_app'::regrole = any (p.polroles)))`,
  'a permissive policy asks for the desk on every side': `
    select p.polname || ' on ' || p.polrelid::regclass as line from pg_policy p cross join lateral (values
        (pg_get_expr(p.polqual, p.polrelid), p.polcmd <> 'a'),
        (coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)), p.polcmd not in ('r', 'd'))
      ) side (text, is_used)
    where ${ofOurs} and p.polpermissive and side.is_used
      and (p.polrelid::regclass::text, p.polname::text) not in (values ${openPolicies})
      and coalesce(side.text, '') !~ ('^\\(*' || case when p.polrelid = 'tenants'::regclass then 'id' else 'tenant_id' end
        || ' = \\( SELECT \\(current_setting\\(''app\\.tenant_id''::text\\)\\)::uuid AS current_setting\\)\\)( AND |\\)*$|$)')`,
  'a policy reads no other table': `
    select p.polname || ' on ' || p.polrelid::regclass as line from pg_policy p
    where ${ofOurs} and ${policyText} ~* '\\mfrom\\M'`,
  'a policy reads settings in the form that fails when they are unset': `
    select p.polname || ' on ' || p.polrelid::regclass as line from pg_policy p
    where ${ofOurs} and ${policyText} ~ 'current_setting\\([^()]*,'`,
  'a policy takes an unknown kind for a customer': `
    select p.polname || ' on ' || p.polrelid::regclass as line from pg_policy p
    where ${ofOurs} and ${policyText} ~ 'current_setting\\(''app\\.kind''::text\\) AS current_setting\\) <>'`,
  'a table of organizations is walled between them': `
    select c.relname as line from (${ours}) c join pg_attribute a on a.attrelid = c.oid
    where a.attname in ('organization_id', 'organization_ids') and not a.attisdropped
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive
        and ${policyText} ~ 'app\\.kind' )`,
  'what is internal is walled from customers': `
    select c.relname || '.' || a.attname as line from (${ours}) c join pg_attribute a on a.attrelid = c.oid
    where (a.attname = 'internal' or a.attname = 'chain') and not a.attisdropped and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
        and (pg_get_expr(p.polqual, p.polrelid) ~ ('\\m' || a.attname || '\\M') or pg_get_expr(p.polqual, p.polrelid) !~ 'organization_id'))`,
  'the application owns nothing': `
    select s.classid::regclass || ' ' || s.objid as line from pg_shdepend s
    where s.refobjid = 'mesa_app'::regrole and s.deptype = 'o'`,
  'the application is weak': `
    select 'mesa_app' as line from pg_roles where rolname = 'mesa_app'
      and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
  'the application is a member of no role': `
    select m.roleid::regrole::text as line from pg_auth_members m where m.member = 'mesa_app'::regrole`,
  'the application makes no schema, no table and no temporary table': `
    select 'schema ' || nspname as line from pg_namespace where has_schema_privilege('mesa_app', oid, 'create')
    union all select 'database' from pg_database where datname = current_database()
      and (has_database_privilege('mesa_app', oid, 'create') or has_database_privilege('mesa_app', oid, 'temp'))`,
  'the application truncates, references, triggers and maintains nothing': `
    select c.oid::regclass::text || ' ' || word as line from pg_class c
    cross join unnest(array['truncate', 'references', 'trigger']) word
    where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and has_table_privilege('mesa_app', c.oid, word)`,
  'outside public the application reads the list of migrations alone': `
    select c.oid::regclass::text || ' ' || k.word as line from pg_class c cross join ${commands}
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'public'::regnamespace)
      and has_schema_privilege('mesa_app', c.relnamespace, 'usage') and ${may('k.word')}
      and not (k.code = 'r' and c.oid::regclass::text = ${readOutside})`,
  'everybody has no right on a table': `
    select table_schema || '.' || table_name || ' ' || privilege_type as line from information_schema.table_privileges
    where grantee = 'PUBLIC' and table_schema not in ('pg_catalog', 'information_schema')`,
  'no right can be passed on': `
    select table_name || ' ' || privilege_type as line from information_schema.table_privileges
    where grantee = 'mesa_app' and is_grantable = 'YES'`,
  'history is added to, never changed': `
    select c.relname || ' ' || k.word as line from (${ours}) c cross join ${commands}
    where c.relname = any (string_to_array('${appendOnly.join()}', ',')) and k.code in ('w', 'd') and ${may('k.word')}`,
  'history refuses its owner too': `
    select c.relname as line from (${ours}) c where c.relname in ('audit_log', 'contract_type_versions',
      'contract_versions', 'ledger_lines', 'ledger_lots', 'ledger_month_closes', 'ledger_postings', 'published_heads', 'sla_events', 'ticket_events') and 2 <> (select count(*) from pg_trigger t
        where t.tgrelid = c.oid and t.tgname like 'append_only%' and t.tgenabled <> 'D')`,
  'whose a row is and which it is cannot be rewritten': `
    select c.relname || '.' || a.attname as line from (${ours}) c join pg_attribute a on a.attrelid = c.oid
    where a.attnum > 0 and not a.attisdropped and has_column_privilege('mesa_app', c.oid, a.attnum, 'update')
      and (a.attname in ('tenant_id', 'id', 'created_at') or a.attname = 'organization_id' and c.relname <> 'attachments'
        or exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)))`,
  'a number is whole': `
    select c.relname || '.' || a.attname as line from (${ours}) c join pg_attribute a on a.attrelid = c.oid
    where a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('numeric'::regtype, 'float4'::regtype, 'float8'::regtype, 'money'::regtype)`,
  'a whole number has a CHECK': `
    select c.relname || '.' || a.attname as line from (${ours}) c join pg_attribute a on a.attrelid = c.oid
    where a.attnum > 0 and not a.attisdropped and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
      and c.relname || '.' || a.attname not in (${namesOf(uncheckedNumbers)}) and not exists (
        select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.convalidated
          and a.attnum = any (k.conkey))`,
  'a view asks with the rights of its reader': `
    select c.relname as line from pg_class c where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm'
      or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}' or c.reloptions @> '{security_invoker=on}', false))`,
  'a function has a fixed search_path': `
    select p.oid::regprocedure::text as line from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from unnest(p.proconfig) s where s like 'search\\_path=%')`,
  'a function is not everybody’s': `
    select p.oid::regprocedure::text as line from pg_proc p where p.pronamespace = 'public'::regnamespace
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
  'a function of its definer is of no superuser’s making': `
    select p.oid::regprocedure::text as line from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.prosecdef and exists (select from pg_roles r where r.oid = p.proowner and (r.rolsuper or r.rolbypassrls))`,
}

export const checkNames = Object.keys(checks)

/** Every wall of the schema that is missing, as `check: what`; none in the database of a release. */
export async function schemaComplaints(client: pg.Client): Promise<string[]> {
  const complaints: string[] = []
  for (const [name, text] of Object.entries(checks)) {
    const { rows } = await client.query<{ line: string }>(text)
    complaints.push(...rows.map(({ line }) => `${name}: ${line}`))
  }
  return complaints.toSorted()
}
