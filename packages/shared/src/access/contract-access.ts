const KEY_USERS = { key_user: ['organization'], backup_key_user: ['organization'] } as const
const DESK = { agent: ['desk'], supervisor: ['desk'] } as const
const SALES = { commercial: ['desk'], admin: ['desk'] } as const
const ADMIN = { admin: ['desk'] } as const

/** Rows of `can.ts` about contracts, their hours and what they cost. */
export const CONTRACT_ACCESS = {
  'contract.read': { ...KEY_USERS, ...DESK, ...SALES, scope: 'ledger:read' },
  'contract.create': { ...SALES, scope: 'ledger:write', deskKeysOnly: true },
  'contract.update': { ...SALES, scope: 'ledger:write', deskKeysOnly: true },
  'lot.create': { ...SALES, scope: 'ledger:write', deskKeysOnly: true },
  'month_close.read': {
    ...SALES,
    supervisor: ['desk'],
    scope: 'ledger:read',
    deskKeysOnly: true,
  },
  'month.close': {
    supervisor: ['desk'],
    commercial: ['desk'],
    scope: 'ledger:write',
    deskKeysOnly: true,
  },
  /** Minutes put right by hand; above the policy's limit a second person approves, who is not the asker. */
  'adjustment.read': {
    ...SALES,
    supervisor: ['desk'],
    scope: 'ledger:read',
    deskKeysOnly: true,
  },
  'adjustment.create': {
    ...SALES,
    supervisor: ['desk'],
    scope: 'ledger:write',
    deskKeysOnly: true,
  },
  'adjustment.approve': { supervisor: ['desk'], ...ADMIN },
  /** Types of contract, with what they cost (HR-1). */
  'contract_type.read': { ...SALES, supervisor: ['desk'] },
  'contract_type.manage': SALES,
  /** The rate card (HR-11) and the factors of maintenance (HR-3). */
  'rate.read': { ...SALES, supervisor: ['desk'], scope: 'ledger:read', deskKeysOnly: true },
  'rate.manage': SALES,
  'maintenance.manage': { ...SALES, scope: 'ledger:write', deskKeysOnly: true },
} as const
