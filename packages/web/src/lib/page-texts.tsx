import { type ReactNode, useEffect, useState } from 'react'
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl'
import type { PageMessages } from '../locales/es/page-messages.ts'
import { currentLocale, type Locale } from './i18n.ts'

type Texts = Partial<PageMessages>
type Loaders = Record<Locale, () => Promise<Texts>>

/** Texts that only some pages need, fetched with them: they weigh nothing on everybody's first load. */
export function pageTexts(loaders: Loaders) {
  const loaded = new Map<string, Texts>()
  const load = async (locale: Locale) => {
    const texts = loaded.get(locale) ?? (await loaders[locale]())
    loaded.set(locale, texts)
    return texts
  }
  return {
    /** For loaders of routes, so that a page finds its texts when it is shown. */
    preload: () => load(currentLocale()),
    load,
    get: (locale: string) => loaded.get(locale),
  }
}

/** Texts of several files, fetched at once. */
export const joined = async (...parts: readonly Promise<Texts>[]): Promise<Texts> =>
  Object.assign({}, ...(await Promise.all(parts))) as Texts

type PageTextsProps = { texts: ReturnType<typeof pageTexts>; children: ReactNode }

/** The page inside reads its own texts beside those of every page, also after a change of language. */
export function PageTexts({ texts, children }: PageTextsProps) {
  const locale = useLocale() as Locale
  const timeZone = useTimeZone()
  const messages = useMessages()
  const [shown, setShown] = useState(() => texts.get(locale))
  useEffect(() => {
    let isCurrent = true
    void texts.load(locale).then((found) => isCurrent && setShown(found))
    return () => {
      isCurrent = false
    }
  }, [texts, locale])
  if (!shown) return null
  return (
    <IntlProvider
      locale={locale}
      messages={{ ...messages, ...shown }}
      {...(timeZone === undefined ? {} : { timeZone })}
    >
      {children}
    </IntlProvider>
  )
}
