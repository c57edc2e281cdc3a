import { useInfiniteQuery } from '@tanstack/react-query'
import { rateQueries } from './rates.queries.ts'

/**
 * The currency the desk prices in: of its rate card, else of its factors of maintenance. Null while
 * nothing was priced or the reader does not read rates (`rate.read`): then a currency is typed.
 */
export function useDeskCurrency({ enabled }: { enabled: boolean }): string | null {
  const rates = useInfiniteQuery({ ...rateQueries.list(false), enabled })
  const rate = currencyOf(rates.data?.pages[0]?.items.map((one) => ({ ...one, ...one.hourPrice })))
  const asksFactors = enabled && rates.isSuccess && rate === null
  const factors = useInfiniteQuery({ ...rateQueries.factors(), enabled: asksFactors })
  return rate ?? currencyOf(factors.data?.pages[0]?.items)
}

const currencyOf = (priced: ReadonlyArray<{ isInForce: boolean; currency: string }> = []) =>
  (priced.find(({ isInForce }) => isInForce) ?? priced[0])?.currency ?? null
