import { useSearchParams } from 'react-router'
import { type AddressWord, askedOf, withWord } from './hour-report-address.ts'

/** The state of a report, which is its address. */
export function useHourReport(words: readonly AddressWord[]) {
  const [params, setParams] = useSearchParams()
  return {
    params,
    query: askedOf(params, words),
    change: (changes: Partial<Record<AddressWord, string>>) =>
      setParams((before) => withWord(before, changes)),
    clear: () => setParams({}),
  }
}
