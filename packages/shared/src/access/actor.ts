export type StaffRole = 'agent' | 'technician' | 'commercial' | 'supervisor' | 'admin' | 'viewer'
export type CustomerRole = 'requester' | 'key_user' | 'backup_key_user'
export type Membership = { organizationId: string; role: CustomerRole }
export type StaffActor = {
  kind: 'staff'
  tenantId: string
  userId: string
  name: string
  role: StaffRole
  sessionId: string
}
export type CustomerActor = {
  kind: 'customer'
  tenantId: string
  userId: string
  name: string
  memberships: Membership[]
  sessionId: string
}
export type ApiKeyActor = {
  kind: 'api_key'
  tenantId: string
  apiKeyId: string
  name: string
  scopes: string[]
  organizationId: string | null
}
export type SystemActor = { kind: 'system'; tenantId: string; name: string }
export type Actor = StaffActor | CustomerActor | ApiKeyActor | SystemActor
