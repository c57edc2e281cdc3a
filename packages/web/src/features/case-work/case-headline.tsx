import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { plainWords } from '../../lib/plain-words.ts'
import { useFormat } from '../../lib/use-format.ts'

/** CV-9: what the customer was last told of the progress, on top of the conversation. */
export function CaseHeadline({ headline }: { headline: TicketView['headline'] }) {
  const t = useTranslations('consoleRules.case')
  const format = useFormat()
  if (headline === null) return null
  return (
    <div className="headline sm">
      <Megaphone className="ico ico-sm" aria-hidden />
      <div>
        <p className="muted xs">
          {t('headline', { name: headline.author, time: format.instant(headline.at) })}
        </p>
        <p className="headline-body">{plainWords(headline.body).replaceAll(/\n{2,}/g, '\n')}</p>
      </div>
    </div>
  )
}
