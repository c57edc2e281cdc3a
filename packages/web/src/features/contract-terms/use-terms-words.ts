import { useTranslations } from 'use-intl'
import { useComponentWord } from '../../lib/component-word.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { SeenTerms, TermKey } from './terms-diff.ts'

/** A value of the terms in words; `—` for what the reader does not see. */
export function useTermsWords(): (terms: SeenTerms, key: TermKey) => string {
  const t = useTranslations('consoleContractTerms')
  const format = useFormat()
  const kinds = useTranslations('consoleContracts.kinds')
  const weights = useWeights()
  const yesNo = (value: boolean | undefined) => t(value ? 'yes' : 'no')
  const minutes = (value: number | null | undefined, otherwise: 'none' | 'rulebook') =>
    value === null || value === undefined ? t(otherwise) : format.duration(value)
  return (terms, key) => {
    switch (key) {
      case 'kind':
        return terms.kind ? kinds(terms.kind) : '—'
      case 'unlimited':
        return yesNo(terms.unlimited)
      case 'accumulates':
        return yesNo(terms.accumulates)
      case 'period':
        return t(`period.${terms.period ?? 'once'}`)
      case 'periodMinutes':
        return minutes(terms.periodMinutes, 'none')
      case 'overdraftMinutesMax':
        return terms.overdraftMinutesMax ? format.duration(terms.overdraftMinutesMax) : t('none')
      case 'roundingMinutes':
        return minutes(terms.roundingMinutes, 'rulebook')
      case 'roundingScope':
        return terms.roundingScope ? t(`scope.${terms.roundingScope}`) : t('rulebook')
      case 'graceDays':
        return typeof terms.graceDays === 'number'
          ? t('days', { days: terms.graceDays })
          : t('rulebook')
      case 'carryOver': {
        const { carryOver } = terms
        if (!carryOver) return t('none')
        const { percent, periods, minutesMax } = carryOver
        return minutesMax === null
          ? t('carryOver', { percent, periods })
          : t('carryOverMax', { percent, periods, max: format.duration(minutesMax) })
      }
      case 'weights':
        return weights(terms.weights)
      case 'hourPrice':
      case 'periodPrice': {
        const price = terms[key]
        return price ? format.money(price) : t('none')
      }
      case 'products':
        return terms.products
          ? t('productsCount', { count: terms.products.length })
          : t('productsNamed')
      case 'openCaseLimits':
        return terms.openCaseLimits ? t('limits', terms.openCaseLimits) : t('none')
      case 'calendarId':
        return t(terms.calendarId ? 'calendarSet' : 'calendarOwn')
      case 'renewal':
        return t(`renewal.${terms.renewal ?? 'task'}`)
    }
  }
}

function useWeights() {
  const t = useTranslations('consoleContractTerms')
  const word = useComponentWord()
  return (weights: SeenTerms['weights']): string => {
    const parts = Object.entries(weights?.components ?? {})
      .filter(([, percent]) => percent !== 100)
      .map(([code, percent]) => t('weight', { component: word(code), percent }))
    const after = weights?.afterHoursPercent ?? 100
    const all = after === 100 ? parts : [...parts, t('afterHours', { percent: after })]
    return all.length === 0 ? t('weightsEven') : all.join(', ')
  }
}
