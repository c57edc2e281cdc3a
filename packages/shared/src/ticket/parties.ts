import type { CustomerRole, StaffRole } from '../access/actor.ts'

/** Who moves the case. `api_key` is one without organization: it acts for the desk. */
export type MachineRole = StaffRole | CustomerRole | 'api_key' | 'system'
export type Party = 'customer' | 'desk' | 'supervisor' | 'system'

export const PARTIES: Record<MachineRole, Party[]> = {
  requester: ['customer'],
  key_user: ['customer'],
  backup_key_user: ['customer'],
  agent: ['desk'],
  supervisor: ['desk', 'supervisor'],
  api_key: ['desk'],
  system: ['system'],
  technician: [],
  commercial: [],
  admin: [],
  viewer: [],
}
