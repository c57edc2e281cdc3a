import type { Problem } from '@mesa/shared/wire/common.schema'
import type { Locale } from './problem-text-types.ts'

type Quota = NonNullable<Problem['quota']>
type Said = { used: string; limit: string }

const texts: Record<Locale, Record<Quota['of'], (said: Said) => string>> = {
  es: {
    organization: ({ used, limit }) => `Su organización ya usa ${used} de ${limit}.`,
    staged_files: ({ used, limit }) =>
      `Usted tiene ${used} archivos subidos sin publicar, de ${limit} posibles.`,
    staged_bytes: ({ used, limit }) =>
      `Usted tiene ${used} en archivos sin publicar, de ${limit} posibles.`,
  },
  en: {
    organization: ({ used, limit }) => `Your organization already uses ${used} of ${limit}.`,
    staged_files: ({ used, limit }) =>
      `You have uploaded ${used} files that are not posted yet, of ${limit} allowed.`,
    staged_bytes: ({ used, limit }) =>
      `You have ${used} in files that are not posted yet, of ${limit} allowed.`,
  },
  pt: {
    organization: ({ used, limit }) => `Sua organização já usa ${used} de ${limit}.`,
    staged_files: ({ used, limit }) =>
      `Você tem ${used} arquivos enviados sem publicar, de ${limit} possíveis.`,
    staged_bytes: ({ used, limit }) =>
      `Você tem ${used} em arquivos sem publicar, de ${limit} possíveis.`,
  },
}

/** How full it is, in words and in the reader's way of writing numbers (A59). */
export function quotaText({ of, used, limit }: Quota, locale: Locale): string {
  const say = of === 'staged_files' ? String : (bytes: number) => bytesText(bytes, locale)
  return texts[locale][of]({ used: say(used), limit: say(limit) })
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

function bytesText(bytes: number, locale: Locale): string {
  const step = bytes === 0 ? 0 : Math.min(4, Math.floor(Math.log2(bytes) / 10))
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return `${number.format(bytes / 1024 ** step)} ${units[step]}`
}
