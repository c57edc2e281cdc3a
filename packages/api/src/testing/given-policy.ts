import type { Policy } from '@mesa/shared/rulebook/policy'
import { adoptPolicy, policyInForce } from '../modules/rulebook/rulebook.service.ts'
import type { TestApp } from './test-app.ts'

/** Puts the next version of the desk's rulebook in force: the present one, changed. */
export const changePolicy = (desk: TestApp, change: (policy: Policy) => Policy): Promise<number> =>
  desk.inDesk(async (tx) => {
    const { policy } = await policyInForce(tx)
    return adoptPolicy(tx, {
      policy: change(structuredClone(policy)),
      by: 'Fixture',
      at: desk.clock.now(),
    })
  })
