import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { calendarQueries } from '../../features/calendars/calendars.queries.ts'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import type { TypeChoices } from '../../features/contract-terms/type-fields.tsx'
import { productQueries } from '../../features/products/products.queries.ts'
import { useDeskCurrency } from '../../features/rates/desk-currency.ts'

/** What terms may name: the desk's calendars, products, components of work and currency. */
export function useTypeChoices(): TypeChoices {
  const calendars = useQuery(calendarQueries.choices()).data?.items ?? []
  const products = useInfiniteQuery(productQueries.list()).data?.pages ?? []
  const components = useQuery(caseWorkQueries.catalog('components')).data?.items ?? []
  const currency = useDeskCurrency({ enabled: true })
  return {
    calendars,
    products: products.flatMap(({ items }) => items),
    components: components.map(({ code }) => code),
    currency,
  }
}
