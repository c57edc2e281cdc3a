import { can } from '@mesa/shared/access/can'
import type { StaffRole } from '@mesa/shared/access/actor'
import { expect, test } from 'vitest'
import { readsQueue } from './desk-areas.ts'

const roles: StaffRole[] = ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer']

test.each(roles)('%s is led to the queue only if the API opens it to the role', (role) => {
  const person = {
    kind: 'staff',
    tenantId: 't',
    userId: 'u',
    name: 'n',
    role,
    sessionId: 's',
  } as const

  expect(readsQueue({ role })).toBe(can(person, 'ticket.read').allowed)
  expect(readsQueue({ role })).toBe(can(person, 'ticket.read_desk').allowed)
})
