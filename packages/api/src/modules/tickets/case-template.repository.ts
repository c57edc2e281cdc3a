const field = `json_strip_nulls(json_build_object('key', field ->> 'key', 'label', field ->> 'label',
      'type', field ->> 'type', 'options', field -> 'options'))`

const fieldsOf = (version: string) =>
  `cross join lateral jsonb_array_elements(coalesce(${version}.settings -> 'fields', '[]'))
        with ordinality as one(field, place)`

/**
 * The template that a case `t` of the desk `$1` was written under, as an array of `CaseField` (IN-4). A
 * case that changed its category keeps what was typed under the earlier one: its fields come behind,
 * as some version of a category last called them.
 */
export const caseTemplate = `coalesce((
    select json_agg(${field} order by rank, place, field ->> 'key') from (
      select 0 as rank, one.place, one.field from catalog_entry_versions v ${fieldsOf('v')}
      where v.tenant_id = $1 and v.entry_id = t.category_id and v.version = coalesce(t.category_version, 1)
      union all
      select 1, earlier.place, coalesce(earlier.field,
        jsonb_build_object('key', typed.key, 'label', typed.key, 'type', 'text'))
      from jsonb_object_keys(t.fields) as typed(key)
      left join lateral (
        select one.field, one.place from catalog_entries c
        join catalog_entry_versions v on v.tenant_id = $1 and v.entry_id = c.id ${fieldsOf('v')}
        where c.tenant_id = $1 and c.kind = 'categories' and one.field ->> 'key' = typed.key
        order by v.created_at desc, v.version desc limit 1) earlier on true
      where not exists (
        select from catalog_entry_versions v ${fieldsOf('v')}
        where v.tenant_id = $1 and v.entry_id = t.category_id
          and v.version = coalesce(t.category_version, 1) and one.field ->> 'key' = typed.key)
    ) shown), '[]')`
