import type { Reader } from '../../db/database.ts'

/** A clock's case, and the version the clock was last measured by. */
export type MeasuredCase = { contractId: string | null; organizationId: string; versionId: string }

export type StepRow = {
  key: number
  versionId: string
  createdAt: Date
  /** Of a correction. */
  effectiveAt: Date | null
  /** The case is measured by another calendar than it was. */
  isOther: boolean
  /** When that was decided; null: by the case itself, which took another contract. */
  movedAt: Date | null
  assignedTo: 'desk' | 'organization' | 'contract' | null
  /** Of a correction. */
  reason: string | null
  by: { id: string | null; name: string; role: string } | null
}

const by = (table: string) => `case when ${table}.id is not null then jsonb_build_object(
  'id', ${table}.by_id, 'name', ${table}.by_name, 'role', ${table}.by_role) end`

/**
 * Versions that a clock has yet to follow, oldest first, for several cases (`key`: their place in
 * the list). Of another calendar: the one in force when it was assigned, and those after.
 */
export const listSteps = (reader: Reader, cases: MeasuredCase[]): Promise<StepRow[]> =>
  reader.read<StepRow>({
    text: `with asked as (
        select w.key, w."organizationId", w."contractId", s.calendar_id as was, s.version,
          coalesce(
            (select c.calendar_id from contracts c where c.tenant_id = $1 and c.id = w."contractId"),
            (select o.calendar_id from organizations o where o.tenant_id = $1 and o.id = w."organizationId"),
            (select d.id from calendars d where d.tenant_id = $1 and d.is_default)) as calendar_id
        from jsonb_to_recordset($2::jsonb)
          as w (key int, "organizationId" uuid, "contractId" uuid, "versionId" uuid)
        join calendar_versions s on s.tenant_id = $1 and s.id = w."versionId"
      ), moved as (
        select asked.*, a.at, a.assigned_to, a.by, was <> calendar_id as is_other
        from asked left join lateral (
          select at, assigned_to, ${by('c')} as by from calendar_changes c
          where tenant_id = $1 and kind = 'assignment' and was <> calendar_id
            and (assigned_to = 'desk' or assigned_id = case assigned_to
              when 'contract' then "contractId" else "organizationId" end)
          order by at desc limit 1) a on true
      )
      select m.key, v.id as "versionId", v.created_at as "createdAt",
        v.effective_at as "effectiveAt", m.is_other as "isOther", m.at as "movedAt",
        m.assigned_to as "assignedTo", c.reason, coalesce(${by('c')}, m.by) as by
      from moved m join calendar_versions v on v.tenant_id = $1 and v.calendar_id = m.calendar_id
        left join calendar_changes c
          on c.tenant_id = $1 and c.version_id = v.id and c.kind <> 'assignment'
      where case when not m.is_other then v.version > m.version
        else v.version >= (select coalesce(max(x.version), 1) from calendar_versions x
          where x.tenant_id = $1 and x.calendar_id = m.calendar_id
            and x.created_at <= coalesce(m.at, 'infinity')) end
      order by m.key, v.version`,
    values: [reader.tenantId, JSON.stringify(cases.map((one, key) => ({ ...one, key })))],
  })
