import { WifiOff } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useRevalidator } from 'react-router'
import { useTranslations } from 'use-intl'
import { currentConnection, subscribeToConnection } from '../lib/connection.ts'
import { queryClient } from './query-client.ts'

/** Says on every page that Mesa does not answer; once it does, asks again for what is on screen. */
export function ConnectionNotice() {
  const t = useTranslations('common.connection')
  const connection = useSyncExternalStore(subscribeToConnection, currentConnection)
  const { revalidate } = useRevalidator()
  const wasAway = useRef(false)

  useEffect(() => {
    if (connection === 'up' && wasAway.current) {
      // First what is on screen, then pages that could not be opened at all.
      void queryClient.invalidateQueries().then(revalidate)
    }
    wasAway.current = connection === 'away'
  }, [connection, revalidate])

  return (
    <div role="status" className="connection">
      {connection === 'away' && (
        <div className="notice notice-soon">
          <WifiOff className="ico" aria-hidden />
          <p className="md">
            <strong>{t('title')}</strong> {t('body')}
          </p>
        </div>
      )}
    </div>
  )
}
