import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { IntlProvider } from 'use-intl'
import {
  applyLocale,
  currentLocale,
  detectLocale,
  loadMessages,
  rememberedLocale,
  subscribeToLocale,
} from '../lib/i18n.ts'
import type { Messages } from '../locales/es/messages.ts'
import '../styles/app.css'
import { nowMs } from '../lib/clock.ts'
import { deskBase } from '../lib/desk-base.ts'
import { reloadAfterUpgrade } from './new-release.ts'
import { queryClient } from './query-client.ts'
import { readerZone, subscribeToZone } from './reader-zone.ts'
import { routes } from './routes.tsx'

const router = createBrowserRouter(routes, { basename: deskBase || '/' })

type Texts = { locale: string; messages: Messages }

function App({ first }: { first: Texts }) {
  const locale = useSyncExternalStore(subscribeToLocale, currentLocale)
  const timeZone = useSyncExternalStore(subscribeToZone, readerZone)
  const [texts, setTexts] = useState(first)

  useEffect(() => {
    if (locale === texts.locale) return
    void loadMessages[locale]().then(({ messages }) => setTexts({ locale, messages }))
  }, [locale, texts.locale])

  return (
    <IntlProvider locale={texts.locale} messages={texts.messages} timeZone={timeZone}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>
  )
}

async function start(): Promise<void> {
  const locale = detectLocale(navigator.languages, rememberedLocale())
  applyLocale(locale)
  const { messages } = await loadMessages[locale]()
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App first={{ locale, messages }} />
    </StrictMode>,
  )
}

reloadAfterUpgrade(nowMs)
void start()
