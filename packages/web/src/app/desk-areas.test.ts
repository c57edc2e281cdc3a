import { can } from '@mesa/shared/access/can'
import type { StaffRole } from '@mesa/shared/access/actor'
import { expect, test } from 'vitest'
import {
  closesMonths,
  managesContracts,
  namesOrganizations,
  managesRenewals,
  readsContractReports,
  readsContracts,
  readsQueue,
  readsReports,
  recordsLicences,
  recordsTime,
  reviewsHours,
} from './desk-areas.ts'

const roles: StaffRole[] = ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer']

test.each(roles)(
  '%s is led to the queue, reports and companies only if the API opens them to the role',
  (role) => {
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
    const own = { requesterId: person.userId }
    expect(recordsTime({ role })).toBe(can(person, 'time_entry.record', own).allowed)
    expect(readsReports({ role })).toBe(can(person, 'report.read').allowed)
    expect(readsContracts({ role })).toBe(can(person, 'contract.read').allowed)
    expect(readsContracts({ role })).toBe(can(person, 'renewal.read').allowed)
    expect(recordsLicences({ role })).toBe(can(person, 'maintenance.manage').allowed)
    expect(managesRenewals({ role })).toBe(can(person, 'renewal.manage').allowed)
    expect(readsContractReports({ role })).toBe(can(person, 'report.read_contracts').allowed)
    expect(readsContracts({ role })).toBe(can(person, 'hours.read').allowed)
    for (const act of ['contract.create', 'contract.update', 'lot.create'] as const) {
      expect(managesContracts({ role })).toBe(can(person, act).allowed)
    }
    for (const act of ['adjustment.read', 'adjustment.create', 'month_close.read'] as const) {
      expect(reviewsHours({ role })).toBe(can(person, act).allowed)
    }
    expect(closesMonths({ role })).toBe(can(person, 'month.close').allowed)
    expect(namesOrganizations({ role })).toBe(can(person, 'organization.read').allowed)
  },
)
