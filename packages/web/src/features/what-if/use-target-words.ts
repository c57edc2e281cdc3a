import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import type { TriedTarget } from './try-out.ts'

const criticalities = ['minor', 'moderate', 'serious', 'critical'] as const
const impacts = ['high', 'medium', 'low'] as const

/** Targets and what they hold for, in plain words. */
export function useTargetWords() {
  const t = useTranslations('adminTargets')
  const words = useTranslations('console.words')
  const { duration } = useFormat()
  /** Of a key of `targets.firstReply`. */
  const ruling = (name: string) => {
    const criticality = criticalities.find((one) => one === name)
    if (criticality) return words(`criticality.${criticality}`)
    const impact = impacts.find((one) => one === name)
    return impact ? words(`impact.${impact}`) : t('inForce.noneRuled')
  }
  const target = ({ minutes, unit }: TriedTarget) =>
    t(unit === 'clock' ? 'inForce.clock' : 'inForce.business', { duration: duration(minutes) })
  /** Of a field of the form. */
  const field = (name: string) => {
    if (name === 'nextReply' || name === 'resolution') return t(`inForce.${name}`)
    return `${t('inForce.firstReply')}, ${ruling(name.slice('firstReply.'.length)).toLocaleLowerCase()}`
  }
  return { ruling, target, field }
}
