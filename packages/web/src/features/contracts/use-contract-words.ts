import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import { useTranslations } from 'use-intl'
import { daysToSay, lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Work under it is recorded and never charged. */
export const isUnlimited = ({ kind }: Pick<ContractView, 'kind'>): boolean =>
  kind === 'included' || kind === 'unlimited'

/** What a contract says of itself in a few words. */
export function useContractWords() {
  const t = useTranslations('consoleContracts')
  const format = useFormat()
  return {
    /** Its type by name, else what it is. */
    type: ({ typeId, kind }: ContractView, types: ReadonlyMap<string, string>) =>
      types.get(typeId ?? '') ?? t(`kinds.${kind}`),
    hours: (contract: ContractView) => {
      const { period, periodMinutes } = contract
      if (isUnlimited(contract)) return t('period.unlimited')
      if (period === 'once' || periodMinutes === null) return t('period.lots')
      return t(`period.${period}`, { duration: format.duration(periodMinutes) })
    },
    ends: ({ endsOn }: ContractView) => format.date(lastDay(endsOn)),
    /** As reports and renewals count them, today among them; on the last one it ends today. */
    left: ({ status, daysLeft, startsOn }: ContractView) => {
      if (status === 'future') return t('startsIn', { date: format.date(startsOn) })
      return daysLeft > 0
        ? t('daysLeft', { days: daysToSay(daysLeft) })
        : t('daysPast', { days: 1 - daysLeft })
    },
  }
}
