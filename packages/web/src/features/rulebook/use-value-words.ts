import type { PolicyPath, Target } from '@mesa/shared/rulebook/policy'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { zoneCity } from '../../lib/format.ts'
import type { Locale } from '../../lib/i18n.ts'
import { useFormat } from '../../lib/use-format.ts'
import { keyOf, partOf } from './policy-values.ts'
import { CONTROLS } from './rule-sections.ts'
import { rulebookQueries } from './rulebook.queries.ts'

/** Says names and values of rules as people do. */
export function useValueWords() {
  const t = useTranslations('adminRulebook')
  const format = useFormat()
  const locale = useLocale() as Locale
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const categories = useQuery(rulebookQueries.catalog('categories')).data?.items ?? []
  const reasons = useQuery(rulebookQueries.catalog('priority-reasons')).data?.items ?? []
  const nameOf = (items: ReadonlyArray<{ code: string; name: string }>, code: string) =>
    items.find((one) => one.code === code)?.name ?? t('control.notInCatalogue', { code })
  const reasonName = (code: string) => nameOf(reasons, code)
  // Words of the wire are keys of the texts; those that are not are said as they are.
  const word = (some: string) =>
    t.has(`words.${some}` as 'words.l1') ? t(`words.${some}` as 'words.l1') : some

  const target = ({ minutes, unit }: Target, kind: string = unit) =>
    t(`units.${kind as 'business'}`, { duration: format.duration(minutes) })
  /** The city of a zone, or the name of a country. */
  const place = (key: string, code: string) =>
    key === 'calendar.timeZone' ? zoneCity(code, locale) : (countries.of(code) ?? code)
  const none = (path: string) => {
    const control = CONTROLS[path as PolicyPath]
    if (control?.kind === 'inProgress') return t('control.noLimit')
    if (control?.kind !== 'optionalNumber') return t('control.no')
    return t(`control.${control.none}`)
  }
  const list = (items: readonly unknown[], path: string) => {
    if (items.length === 0) return t('change.none')
    if (path.endsWith('Fractions'))
      return items.map((one) => `${Math.round(Number(one) * 100)} %`).join(', ')
    if (path === 'intake.priorityReasons')
      return items.map((one) => reasonName(String(one))).join(', ')
    return items.map((one) => word(String(one))).join(', ')
  }
  /** Of a whole key, or of a part of one. */
  const value = (path: string, some: unknown): string => {
    const key = keyOf(path)
    const control = CONTROLS[key as PolicyPath]
    if (some === null || some === undefined) return none(key)
    if (typeof some === 'boolean') return t(some ? 'control.yes' : 'control.no')
    if (Array.isArray(some)) return list(some, key)
    if (typeof some === 'object' && 'minutes' in some)
      return target(some as Target, control?.kind === 'target' ? control.unit : undefined)
    if (typeof some === 'object')
      return Object.entries(some)
        .map(([part, one]) => `${partName(key, part)}: ${value(`${key}.${part}`, one)}`)
        .join('; ')
    if (typeof some === 'number' && control && 'unit' in control && control.unit)
      return t('control.amount', {
        amount: some,
        unit: t(`units.${control.unit as 'days'}`, { count: some }),
      })
    if (typeof some === 'string' && control?.kind === 'calendar') return place(key, some)
    const said = typeof some === 'string' ? some : JSON.stringify(some)
    const text = `values.${key.split('.')[1]}.${said}` as 'values.contract.off'
    return control?.kind === 'choice' && t.has(text) ? t(text) : said
  }
  const partName = (key: string, part: string): string => {
    if (key === 'intake.evidenceByCategory')
      return part === '*' ? t('control.othersEvidence') : nameOf(categories, part)
    return part === '*' ? t('control.others') : word(part)
  }
  /** «Primera respuesta: impacto alto». */
  const name = (path: string): string => {
    if (path === 'ours') return t('change.ours')
    const key = keyOf(path)
    const text = t(`keys.${key as 'entitlement.contract'}.name`)
    const part = partOf(path)
    return part === '' ? text : t('change.part', { name: text, part: partName(key, part) })
  }
  return { value, name, partName, reasonName, word, reasons, categories }
}
