import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import { useTranslations } from 'use-intl'

/** What an entry decides, in a few words. */
export function useSettingsWords() {
  const t = useTranslations('adminCatalogs.decides')
  const status = useTranslations('console.words.status')
  return ({ settings }: Pick<CatalogEntry, 'settings'>): string => {
    const { state, fields, evidence } = settings
    return [
      state && t('state', { state: status(state) }),
      fields && fields.length > 0 && t('fields', { count: fields.length }),
      evidence && t('evidence', { count: evidence.length }),
      settings.withoutValidation && t('withoutValidation'),
      settings.needsNotice && t('needsNotice'),
      settings.assessmentFirst && t('assessmentFirst'),
      settings.predefinedMinutes !== undefined &&
        t('predefinedMinutes', { minutes: settings.predefinedMinutes }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
