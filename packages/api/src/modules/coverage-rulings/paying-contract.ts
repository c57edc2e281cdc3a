import type { Coverage } from '@mesa/shared/ledger/types'
import { localDateOf } from '../../local-date.ts'
import type { Choice } from './coverage-rulings.repository.ts'

type Case = { contractId: string | null; openedAt: Date }

/**
 * Which contract pays a case as it is ruled (HR-4): its own where that is of the kind the coverage needs,
 * else the soonest-ending one that covered its product when it was opened, else its own still. Null: none.
 */
export function payingContract(
  choices: readonly Choice[],
  { ticket, coverage }: { ticket: Case; coverage: Coverage },
): string | null {
  const own = choices.find(({ id }) => id === ticket.contractId)
  if (own && fits(own, coverage)) return own.id
  const covered = choices.find(
    (one) => fits(one, coverage) && one.coversProduct && isLive(one, ticket),
  )
  return covered?.id ?? own?.id ?? null
}

/** Consumption is never a warranty's, and a warranty's hours are its own. */
const fits = ({ kind }: Choice, coverage: Coverage): boolean =>
  coverage === 'contract'
    ? kind !== 'warranty'
    : coverage === 'warranty'
      ? kind === 'warranty'
      : true

const isLive = ({ startsOn, endsOn, timeZone }: Choice, { openedAt }: Case): boolean => {
  const on = localDateOf(openedAt, timeZone)
  return startsOn <= on && on < endsOn
}
