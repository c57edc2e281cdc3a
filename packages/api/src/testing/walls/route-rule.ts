import type { Permission } from '@mesa/shared/access/can'

/** What an id parameter names. The isolation walk knows how to make one of each (`foreign-ids.ts`). */
export type IdKind =
  | 'ticket'
  | 'ticket_number'
  | 'message'
  | 'organization'
  | 'group'
  | 'draft'
  | 'training'
  | 'substitution'
  | 'user'
  | 'staff'
  | 'member'
  | 'contract'
  | 'contract_type'
  | 'rate'
  | 'decision'
  | 'posting'
  | 'renewal_task'
  | 'worklog'
  | 'objection'
  | 'adjustment'
  | 'time_entry'
  | 'after_hours'
  | 'critical_window'
  | 'calendar_version'
  | 'calendar'
  | 'calendar_proposal'
  | 'attachment'
  | 'staged_file'
  | 'mail'
  | 'product'
  | 'product_module'
  | 'catalog_entry'
  | 'category'
  | 'team'
  | 'api_key'
  | 'session'
  | 'oidc_provider'
  | 'oidc_identity'
  /** A name the client gives to what it makes: it names nothing yet. */
  | 'new'
  /** A signed position in a list. */
  | 'cursor'
  /** The slug of a desk, which anybody may know. */
  | 'desk'
  /** The secret of a mailed link. */
  | 'secret'
  /** Whatever the audit log speaks of. */
  | 'anything'

/**
 * Who may call a route. `public`: without signing in. `signed_in`: anybody who is, keys of any
 * scope too. `person`: any signed-in person, no key. Otherwise permissions of `shared/access/can`,
 * which name roles and the scope of keys; of several one is enough.
 */
export type RouteRule = {
  may: 'public' | 'signed_in' | 'person' | Permission | readonly Permission[]
  /** Without this permission the thing does not exist for the caller: 404 instead of 403. */
  behind?: Permission
  /** No key at all, although the permission names a scope: what is done needs a person. */
  notByKey?: true
  /** Not for customers, nor for keys of one organization, although the permission names them. */
  deskOnly?: true
  /** Every parameter that names something: `path.id`, `query.organizationId`, `body.attachments[].id`. */
  ids?: Record<string, IdKind>
  /** Parts of the body that another permission guards, as `{ kind: 'note' }`. */
  variants?: ReadonlyArray<{ body: Record<string, unknown>; may: Permission }>
}
