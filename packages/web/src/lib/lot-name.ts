import { useLocale, useTranslations } from 'use-intl'
import type { LotView } from '@mesa/shared/wire/contracts.schema'

type LotOfHours = Pick<LotView, 'origin' | 'validFrom'>

/** A lot in one or two words: where its hours come from, or their month when they come every month. */
export function useLotName(): (lot: LotOfHours) => string {
  const t = useTranslations('portalHours')
  const locale = useLocale()
  return ({ origin, validFrom }) => {
    if (origin !== 'monthly') return t(`lotShort.${origin}`)
    const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
      Date.parse(`${validFrom}T12:00:00Z`),
    )
    return month.slice(0, 1).toLocaleUpperCase(locale) + month.slice(1)
  }
}
