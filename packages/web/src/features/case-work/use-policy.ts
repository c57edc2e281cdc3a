import { useQuery } from '@tanstack/react-query'
import { caseWorkQueries } from './case-work.queries.ts'

/** The rulebook in force, as screens need it; the loaders of cases fetched it. */
export const usePolicy = () => useQuery(caseWorkQueries.desk()).data?.policy
